using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors;

/// <summary>Four floats or two doubles.</summary>
internal readonly struct Register128<T>(Vector128<T> value) : IRegister<Register128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> _value = value;

    public static int Count => Vector128<T>.Count;

    public static int TileRows => 6;

    public static bool IsSingle => typeof(T) == typeof(float);

    public static Register128<T> Zero => new(Vector128<T>.Zero);

    public static Register128<T> One => new(Vector128<T>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator +(Register128<T> x, Register128<T> y) => new(x._value + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator +(Register128<T> x, T y) => new(x._value + Vector128.Create(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator +(T x, Register128<T> y) => new(Vector128.Create(x) + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator -(Register128<T> x, Register128<T> y) => new(x._value - y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator -(Register128<T> x) => new(-x._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator *(Register128<T> x, Register128<T> y) => new(x._value * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator *(T x, Register128<T> y) => new(Vector128.Create(x) * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator /(Register128<T> x, Register128<T> y) => new(x._value / y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Register128<T> Load(T* from) => new(Vector128.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Broadcast(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Number(double value)
        => typeof(T) == typeof(float) ? new(Vector128.Create((float)value).As<float, T>()) : new(Vector128.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> MultiplyAdd(Register128<T> x, Register128<T> y, Register128<T> z)
        => !(Fma.IsSupported || AdvSimd.IsSupported) ? new((x._value * y._value) + z._value)
            : typeof(T) == typeof(float) ? new(Vector128.FusedMultiplyAdd(x._value.AsSingle(), y._value.AsSingle(), z._value.AsSingle()).As<float, T>())
            : new(Vector128.FusedMultiplyAdd(x._value.AsDouble(), y._value.AsDouble(), z._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Abs(Register128<T> x) => new(Vector128.Abs(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Sqrt(Register128<T> x) => new(Vector128.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Min(Register128<T> x, Register128<T> y) => new(Vector128.Min(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Max(Register128<T> x, Register128<T> y) => new(Vector128.Max(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Exp(Register128<T> x) => Exponentials.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Log(Register128<T> x) => Exponentials.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> PowerOfTwo(Register128<T> n)
        => typeof(T) == typeof(float)
            ? new(Vector128.ShiftLeft((n._value.AsSingle() + Vector128.Create(Bits.SingleBias)).AsInt32(), Bits.SingleMantissa).As<int, T>())
            : new(Vector128.ShiftLeft((n._value.AsDouble() + Vector128.Create(Bits.DoubleBias)).AsInt64(), Bits.DoubleMantissa).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Exponent(Register128<T> x)
        => typeof(T) == typeof(float)
            ? new(((Vector128.ShiftRightLogical(x._value.AsInt32() - Vector128.Create(Bits.SingleRoot), Bits.SingleMantissa) + Vector128.Create(Bits.SingleWhole)).AsSingle() - Vector128.Create(Bits.SingleBias)).As<float, T>())
            : new(((Vector128.ShiftRightLogical(x._value.AsInt64() - Vector128.Create(Bits.DoubleRoot), Bits.DoubleMantissa) + Vector128.Create(Bits.DoubleWhole)).AsDouble() - Vector128.Create(Bits.DoubleBias)).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Above(Register128<T> x, Register128<T> y) => new(Vector128.GreaterThan(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Same(Register128<T> x, Register128<T> y) => new(Vector128.Equals(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Where(Register128<T> condition, Register128<T> then, Register128<T> otherwise)
        => new(Vector128.ConditionalSelect(condition._value, then._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(T* to) => _value.Store(to);
}
