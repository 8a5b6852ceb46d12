using System.Numerics;
using System.Runtime.CompilerServices;
using Simd = System.Numerics.Vector;

namespace CourseKit.Activations;

/// <summary>The elementary functions that the activations' formulas are written in, over a register of numbers.</summary>
/// <remarks>Each is exact to a few units in the last place, its tails included, and never overflows on the way.</remarks>
internal static class Functions
{
    // ln(erfc(x)/t) + x² over t = 2/(2 + x), x ≥ 0, in Chebyshev polynomials of 2t − 1: tests/golden/activations.py makes them.
    // An array: a span over constants allocates until the code is optimized.
    private static readonly double[] ComplementaryError =
    [
        -1.3026537197817094342, 0.6419697923564902603, 0.019476473204185836312, -0.0095615147868086316419,
        -0.0009465953444820368663, 0.00036683949785276145187, 0.000042523324806907771645, -0.000020278578112534243154,
        -1.6242900046470255135e-6, 1.3036558355805232018e-6, 1.5626441722066143178e-8, -8.5238095914926542525e-8,
        6.5290544390988514964e-9, 5.0593434955514689418e-9, -9.9136415649303308674e-10, -2.2736512229318358557e-10,
        9.646791102015526802e-11, 2.3940380830391147447e-12, -6.8860275264975533984e-12, 8.9448792730907257167e-13,
        3.1309213993429580783e-13, -1.1270822361367252366e-13, 3.8109052551892320552e-16, 7.1060976136092369878e-15,
        -1.5230282014571043043e-15, -9.4574945712912340005e-17, 1.2102371892242789923e-16, -2.8166630877471769718e-17,
    ];

    /// <summary>The same number in every place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Number<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(T.CreateTruncating(value));

    /// <summary>Where the condition holds the one, elsewhere the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Where<T>(Vector<T> condition, Vector<T> then, Vector<T> otherwise)
        => Simd.ConditionalSelect(condition, then, otherwise);

    /// <summary>Where a &gt; b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Above<T>(Vector<T> a, Vector<T> b) => Simd.GreaterThan(a, b);

    /// <summary>Where z &gt; 0: a kink at 0 belongs to the negative side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Positive<T>(Vector<T> z) => Simd.GreaterThan(z, Vector<T>.Zero);

    /// <summary>z times a gate in [0, 1]; a gate that is shut lets nothing through, not even ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Gated<T>(Vector<T> z, Vector<T> gate)
        => Where(Simd.Equals(gate, Vector<T>.Zero), Vector<T>.Zero, z * gate);

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => typeof(T) == typeof(float)
            ? Simd.Exp(x.As<T, float>()).As<float, T>()
            : Simd.Exp(x.As<T, double>()).As<double, T>();

    /// <summary>eˣ − 1, with all its digits for the smallest x too.</summary>
    internal static Vector<T> ExpMinusOne<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // What is lost in rounding eˣ is lost in both power and logarithm, and cancels (W. Kahan).
        var power = Exp(x);
        var less = power - Vector<T>.One;
        var result = less * (x / Log(power));
        return Where(Simd.Equals(power, Vector<T>.One), x, Where(Simd.Equals(less, -Vector<T>.One), less, Where(Above(x, Number<T>(1)), less, result)));
    }

    /// <summary>ln(1 + x) for x ≥ 0, with all its digits for the smallest x too.</summary>
    internal static Vector<T> LogOfOnePlus<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = Vector<T>.One + x;
        return Where(Simd.Equals(sum, Vector<T>.One), x, Log(sum) * (x / (sum - Vector<T>.One)));
    }

    /// <summary>The logistic function 1 / (1 + e⁻ᶻ).</summary>
    internal static Vector<T> Sigmoid<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // e to a negative power can't overflow, and keeps the digits of a small σ.
        var power = Exp(-Simd.Abs(z));
        return Where(Positive(z), Vector<T>.One, power) / (Vector<T>.One + power);
    }

    /// <summary>σ'(z) = σ(z) σ(−z), the same on both sides.</summary>
    internal static Vector<T> SigmoidSlope<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var power = Exp(-Simd.Abs(z));
        var sum = Vector<T>.One + power;
        return power / (sum * sum);
    }

    /// <summary>ln(1 + eᶻ).</summary>
    internal static Vector<T> Softplus<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Where(Positive(z), z, Vector<T>.Zero) + LogOfOnePlus(Exp(-Simd.Abs(z)));

    /// <summary>(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ).</summary>
    internal static Vector<T> Tanh<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var less = ExpMinusOne(Number<T>(-2) * Simd.Abs(z));
        var size = -less / (Number<T>(2) + less);
        return Where(Positive(z), size, -size);
    }

    /// <summary>1 − tanh²(z) = 4σ(2z)σ(−2z).</summary>
    internal static Vector<T> TanhSlope<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Number<T>(4) * SigmoidSlope(Number<T>(2) * z);

    /// <summary>The standard normal distribution function Φ(z) = ½ erfc(−z/√2).</summary>
    internal static Vector<T> NormalShare<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = Simd.Abs(z) * Number<T>(Math.Sqrt(0.5));
        var t = Number<T>(2) / (Number<T>(2) + x);

        // Clenshaw's recurrence for the sum of Chebyshev polynomials at 2t − 1.
        var twice = (Number<T>(4) * t) - Number<T>(2);
        Vector<T> next = Vector<T>.Zero, afterNext = Vector<T>.Zero;

        // Half of the terms are enough for a float's digits.
        var coefficients = ComplementaryError.AsSpan(0, typeof(T) == typeof(float) ? 14 : ComplementaryError.Length);
        for (var j = coefficients.Length - 1; j > 0; j--)
            (next, afterNext) = ((twice * next) - afterNext + Number<T>(coefficients[j]), next);
        var polynomial = (Number<T>(0.5) * ((twice * next) + Number<T>(coefficients[0]))) - afterNext;

        var tail = Number<T>(0.5) * t * Exp(polynomial - (x * x));
        return Where(Positive(z), Vector<T>.One - tail, tail);
    }

    /// <summary>The standard normal density φ(z) = e^(−z²/2) / √(2π).</summary>
    internal static Vector<T> NormalDensity<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Exp(Number<T>(-0.5) * z * z) * Number<T>(1 / Math.Sqrt(2 * Math.PI));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Log<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => typeof(T) == typeof(float)
            ? Simd.Log(x.As<T, float>()).As<float, T>()
            : Simd.Log(x.As<T, double>()).As<double, T>();
}
