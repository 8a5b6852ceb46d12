using System.Numerics;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <summary>Four floats or two doubles.</summary>
internal readonly struct Register128<T>(Vector128<T> value) : IRegister<Register128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> _value = value;

    public static int Count => Vector128<T>.Count;

    public static int TileRows => 6;

    public static unsafe Register128<T> Load(T* from) => new(Vector128.Load(from));

    public static Register128<T> Broadcast(T value) => new(Vector128.Create(value));

    public static Register128<T> MultiplyAdd(Register128<T> a, Register128<T> b, Register128<T> c)
        => typeof(T) == typeof(float)
            ? new(Vector128.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>())
            : new(Vector128.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    public static Register128<T> Add(Register128<T> a, Register128<T> b) => new(a._value + b._value);

    public static Register128<T> Rectify(Register128<T> a)
        => new(Vector128.ConditionalSelect(Vector128.LessThanOrEqual(a._value, Vector128<T>.Zero), Vector128<T>.Zero, a._value));

    public unsafe void Store(T* to) => _value.Store(to);
}
