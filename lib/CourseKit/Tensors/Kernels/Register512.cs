using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors;

/// <summary>Sixteen floats or eight doubles.</summary>
internal readonly struct Register512<T>(Vector512<T> value) : IRegister<Register512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> _value = value;

    public static int Count => Vector512<T>.Count;

    public static int TileRows => 14;

    public static bool IsSingle => typeof(T) == typeof(float);

    public static Register512<T> Zero => new(Vector512<T>.Zero);

    public static Register512<T> One => new(Vector512<T>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator +(Register512<T> x, Register512<T> y) => new(x._value + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator +(Register512<T> x, T y) => new(x._value + Vector512.Create(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator +(T x, Register512<T> y) => new(Vector512.Create(x) + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator -(Register512<T> x, Register512<T> y) => new(x._value - y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator -(Register512<T> x) => new(-x._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator *(Register512<T> x, Register512<T> y) => new(x._value * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator *(T x, Register512<T> y) => new(Vector512.Create(x) * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator /(Register512<T> x, Register512<T> y) => new(x._value / y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Register512<T> Load(T* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Broadcast(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Number(double value)
        => typeof(T) == typeof(float) ? new(Vector512.Create((float)value).As<float, T>()) : new(Vector512.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> MultiplyAdd(Register512<T> x, Register512<T> y, Register512<T> z)
        => !(Fma.IsSupported || AdvSimd.IsSupported) ? new((x._value * y._value) + z._value)
            : typeof(T) == typeof(float) ? new(Vector512.FusedMultiplyAdd(x._value.AsSingle(), y._value.AsSingle(), z._value.AsSingle()).As<float, T>())
            : new(Vector512.FusedMultiplyAdd(x._value.AsDouble(), y._value.AsDouble(), z._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Abs(Register512<T> x) => new(Vector512.Abs(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Sqrt(Register512<T> x) => new(Vector512.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Min(Register512<T> x, Register512<T> y) => new(Vector512.Min(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Max(Register512<T> x, Register512<T> y) => new(Vector512.Max(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Exp(Register512<T> x) => Exponentials.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Log(Register512<T> x) => Exponentials.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> PowerOfTwo(Register512<T> n)
        => typeof(T) == typeof(float)
            ? new(Vector512.ShiftLeft((n._value.AsSingle() + Vector512.Create(Bits.SingleBias)).AsInt32(), Bits.SingleMantissa).As<int, T>())
            : new(Vector512.ShiftLeft((n._value.AsDouble() + Vector512.Create(Bits.DoubleBias)).AsInt64(), Bits.DoubleMantissa).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Exponent(Register512<T> x)
        => typeof(T) == typeof(float)
            ? new(((Vector512.ShiftRightLogical(x._value.AsInt32() - Vector512.Create(Bits.SingleRoot), Bits.SingleMantissa) + Vector512.Create(Bits.SingleWhole)).AsSingle() - Vector512.Create(Bits.SingleBias)).As<float, T>())
            : new(((Vector512.ShiftRightLogical(x._value.AsInt64() - Vector512.Create(Bits.DoubleRoot), Bits.DoubleMantissa) + Vector512.Create(Bits.DoubleWhole)).AsDouble() - Vector512.Create(Bits.DoubleBias)).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Above(Register512<T> x, Register512<T> y) => new(Vector512.GreaterThan(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Same(Register512<T> x, Register512<T> y) => new(Vector512.Equals(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Where(Register512<T> condition, Register512<T> then, Register512<T> otherwise)
        => new(Vector512.ConditionalSelect(condition._value, then._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(T* to) => _value.Store(to);
}
