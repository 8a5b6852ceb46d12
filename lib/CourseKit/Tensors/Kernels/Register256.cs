using System.Numerics;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <summary>Eight floats or four doubles.</summary>
internal readonly struct Register256<T>(Vector256<T> value) : IRegister<Register256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> _value = value;

    public static int Count => Vector256<T>.Count;

    public static int TileRows => 6;

    public static unsafe Register256<T> Load(T* from) => new(Vector256.Load(from));

    public static Register256<T> Broadcast(T value) => new(Vector256.Create(value));

    public static Register256<T> MultiplyAdd(Register256<T> a, Register256<T> b, Register256<T> c)
        => typeof(T) == typeof(float)
            ? new(Vector256.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>())
            : new(Vector256.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    public static Register256<T> Add(Register256<T> a, Register256<T> b) => new(a._value + b._value);

    public static Register256<T> Rectify(Register256<T> a)
        => new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a._value, Vector256<T>.Zero), Vector256<T>.Zero, a._value));

    public unsafe void Store(T* to) => _value.Store(to);
}
