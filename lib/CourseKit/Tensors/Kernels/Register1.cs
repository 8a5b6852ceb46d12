using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors;

/// <summary>One number: for machines without vector registers, and for the last few.</summary>
internal readonly struct Register1<T>(T value) : IRegister<Register1<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _value = value;

    /// <summary>The number.</summary>
    public T Value => _value;

    public static int Count => 1;

    public static int TileRows => 4;

    public static bool IsSingle => typeof(T) == typeof(float);

    public static Register1<T> Zero => default;

    public static Register1<T> One => new(T.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> operator +(Register1<T> x, Register1<T> y) => new(x._value + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> operator +(Register1<T> x, T y) => new(x._value + y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> operator +(T x, Register1<T> y) => new(x + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> operator -(Register1<T> x, Register1<T> y) => new(x._value - y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> operator -(Register1<T> x) => new(-x._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> operator *(Register1<T> x, Register1<T> y) => new(x._value * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> operator *(T x, Register1<T> y) => new(x * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> operator /(Register1<T> x, Register1<T> y) => new(x._value / y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Register1<T> Load(T* from) => new(*from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Broadcast(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Number(double value) => new(T.CreateTruncating(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> MultiplyAdd(Register1<T> x, Register1<T> y, Register1<T> z)
        => Fma.IsSupported || AdvSimd.IsSupported ? new(T.FusedMultiplyAdd(x._value, y._value, z._value)) : new((x._value * y._value) + z._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Abs(Register1<T> x) => new(T.Abs(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Sqrt(Register1<T> x) => new(T.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Min(Register1<T> x, Register1<T> y) => new(T.Min(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Max(Register1<T> x, Register1<T> y) => new(T.Max(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Exp(Register1<T> x) => Exponentials.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Log(Register1<T> x) => Exponentials.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> PowerOfTwo(Register1<T> n)
        => typeof(T) == typeof(float)
            ? new((T)(object)BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits((float)(object)n._value + Bits.SingleBias) << Bits.SingleMantissa))
            : new((T)(object)BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits((double)(object)n._value + Bits.DoubleBias) << Bits.DoubleMantissa));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Exponent(Register1<T> x)
        => typeof(T) == typeof(float)
            ? new((T)(object)(BitConverter.Int32BitsToSingle(((BitConverter.SingleToInt32Bits((float)(object)x._value) - Bits.SingleRoot) >>> Bits.SingleMantissa) + Bits.SingleWhole) - Bits.SingleBias))
            : new((T)(object)(BitConverter.Int64BitsToDouble(((BitConverter.DoubleToInt64Bits((double)(object)x._value) - Bits.DoubleRoot) >>> Bits.DoubleMantissa) + Bits.DoubleWhole) - Bits.DoubleBias));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Above(Register1<T> x, Register1<T> y) => new(x._value > y._value ? T.One : T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Same(Register1<T> x, Register1<T> y) => new(x._value == y._value ? T.One : T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register1<T> Where(Register1<T> condition, Register1<T> then, Register1<T> otherwise)
        => condition._value == T.Zero ? otherwise : then;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(T* to) => *to = _value;
}
