using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors;

/// <summary>Eight floats or four doubles.</summary>
internal readonly struct Register256<T>(Vector256<T> value) : IRegister<Register256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> _value = value;

    public static int Count => Vector256<T>.Count;

    public static int TileRows => 6;

    public static bool IsSingle => typeof(T) == typeof(float);

    public static Register256<T> Zero => new(Vector256<T>.Zero);

    public static Register256<T> One => new(Vector256<T>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator +(Register256<T> x, Register256<T> y) => new(x._value + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator +(Register256<T> x, T y) => new(x._value + Vector256.Create(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator +(T x, Register256<T> y) => new(Vector256.Create(x) + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator -(Register256<T> x, Register256<T> y) => new(x._value - y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator -(Register256<T> x) => new(-x._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator *(Register256<T> x, Register256<T> y) => new(x._value * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator *(T x, Register256<T> y) => new(Vector256.Create(x) * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator /(Register256<T> x, Register256<T> y) => new(x._value / y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Register256<T> Load(T* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Broadcast(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Number(double value)
        => typeof(T) == typeof(float) ? new(Vector256.Create((float)value).As<float, T>()) : new(Vector256.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> MultiplyAdd(Register256<T> x, Register256<T> y, Register256<T> z)
        => !(Fma.IsSupported || AdvSimd.IsSupported) ? new((x._value * y._value) + z._value)
            : typeof(T) == typeof(float) ? new(Vector256.FusedMultiplyAdd(x._value.AsSingle(), y._value.AsSingle(), z._value.AsSingle()).As<float, T>())
            : new(Vector256.FusedMultiplyAdd(x._value.AsDouble(), y._value.AsDouble(), z._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Abs(Register256<T> x) => new(Vector256.Abs(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Sqrt(Register256<T> x) => new(Vector256.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Min(Register256<T> x, Register256<T> y) => new(Vector256.Min(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Max(Register256<T> x, Register256<T> y) => new(Vector256.Max(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Exp(Register256<T> x) => Exponentials.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Log(Register256<T> x) => Exponentials.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> PowerOfTwo(Register256<T> n)
        => typeof(T) == typeof(float)
            ? new(Vector256.ShiftLeft((n._value.AsSingle() + Vector256.Create(Bits.SingleBias)).AsInt32(), Bits.SingleMantissa).As<int, T>())
            : new(Vector256.ShiftLeft((n._value.AsDouble() + Vector256.Create(Bits.DoubleBias)).AsInt64(), Bits.DoubleMantissa).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Exponent(Register256<T> x)
        => typeof(T) == typeof(float)
            ? new(((Vector256.ShiftRightLogical(x._value.AsInt32() - Vector256.Create(Bits.SingleRoot), Bits.SingleMantissa) + Vector256.Create(Bits.SingleWhole)).AsSingle() - Vector256.Create(Bits.SingleBias)).As<float, T>())
            : new(((Vector256.ShiftRightLogical(x._value.AsInt64() - Vector256.Create(Bits.DoubleRoot), Bits.DoubleMantissa) + Vector256.Create(Bits.DoubleWhole)).AsDouble() - Vector256.Create(Bits.DoubleBias)).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Above(Register256<T> x, Register256<T> y) => new(Vector256.GreaterThan(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Same(Register256<T> x, Register256<T> y) => new(Vector256.Equals(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Where(Register256<T> condition, Register256<T> then, Register256<T> otherwise)
        => new(Vector256.ConditionalSelect(condition._value, then._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(T* to) => _value.Store(to);
}
