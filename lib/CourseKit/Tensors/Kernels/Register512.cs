using System.Numerics;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <summary>Sixteen floats or eight doubles.</summary>
internal readonly struct Register512<T>(Vector512<T> value) : IRegister<Register512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> _value = value;

    public static int Count => Vector512<T>.Count;

    public static int TileRows => 14;

    public static unsafe Register512<T> Load(T* from) => new(Vector512.Load(from));

    public static Register512<T> Broadcast(T value) => new(Vector512.Create(value));

    public static Register512<T> MultiplyAdd(Register512<T> a, Register512<T> b, Register512<T> c)
        => typeof(T) == typeof(float)
            ? new(Vector512.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>())
            : new(Vector512.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    public static Register512<T> Add(Register512<T> a, Register512<T> b) => new(a._value + b._value);

    public static Register512<T> Rectify(Register512<T> a)
        => new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a._value, Vector512<T>.Zero), Vector512<T>.Zero, a._value));

    public unsafe void Store(T* to) => _value.Store(to);
}
