using System.Runtime.CompilerServices;
using CourseKit.Tensors;

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
    internal static V Number<V>(double value)
        where V : unmanaged, IRegister<V>
        => V.Number(value);

    /// <summary>Where the condition holds the one, elsewhere the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Where<V>(V condition, V then, V otherwise)
        where V : unmanaged, IRegister<V>
        => V.Where(condition, then, otherwise);

    /// <summary>Where a &gt; b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Above<V>(V a, V b)
        where V : unmanaged, IRegister<V> => V.Above(a, b);

    /// <summary>Where z &gt; 0: a kink at 0 belongs to the negative side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Positive<V>(V z)
        where V : unmanaged, IRegister<V> => V.Above(z, V.Zero);

    /// <summary>z times a gate in [0, 1]; a gate that is shut lets nothing through, not even ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Gated<V>(V z, V gate)
        where V : unmanaged, IRegister<V>
        => Where(V.Same(gate, V.Zero), V.Zero, z * gate);

    /// <summary>eˣ.</summary>
    /// <remarks>A call, as is the logarithm: the compiler inlines only so much into one method, and of two would leave every operation a call.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static V Exp<V>(V x)
        where V : unmanaged, IRegister<V>
        => V.Exp(x);

    /// <summary>eˣ − 1, with all its digits for the smallest x too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpMinusOne<V>(V x)
        where V : unmanaged, IRegister<V>
    {
        // What is lost in rounding eˣ is lost in both power and logarithm, and cancels (W. Kahan).
        var power = Exp(x);
        var less = power - V.One;
        var result = less * (x / Log(power));
        return Where(V.Same(power, V.One), x, Where(V.Same(less, -V.One), less, Where(Above(x, Number<V>(1)), less, result)));
    }

    /// <summary>ln(1 + x) for x ≥ 0, with all its digits for the smallest x too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogOfOnePlus<V>(V x)
        where V : unmanaged, IRegister<V>
    {
        var sum = V.One + x;
        return Where(V.Same(sum, V.One), x, Log(sum) * (x / (sum - V.One)));
    }

    /// <summary>The logistic function 1 / (1 + e⁻ᶻ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Sigmoid<V>(V z)
        where V : unmanaged, IRegister<V>
    {
        // e to a negative power can't overflow, and keeps the digits of a small σ.
        var power = Exp(-V.Abs(z));
        return Where(Positive(z), V.One, power) / (V.One + power);
    }

    /// <summary>σ'(z) = σ(z) σ(−z), the same on both sides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V SigmoidSlope<V>(V z)
        where V : unmanaged, IRegister<V>
    {
        var power = Exp(-V.Abs(z));
        var sum = V.One + power;
        return power / (sum * sum);
    }

    /// <summary>ln(1 + eᶻ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Softplus<V>(V z)
        where V : unmanaged, IRegister<V>
        => Where(Positive(z), z, V.Zero) + LogOfOnePlus(Exp(-V.Abs(z)));

    /// <summary>(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Tanh<V>(V z)
        where V : unmanaged, IRegister<V>
    {
        var less = ExpMinusOne(Number<V>(-2) * V.Abs(z));
        var size = -less / (Number<V>(2) + less);
        return Where(Positive(z), size, -size);
    }

    /// <summary>1 − tanh²(z) = 4σ(2z)σ(−2z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V TanhSlope<V>(V z)
        where V : unmanaged, IRegister<V>
        => Number<V>(4) * SigmoidSlope(Number<V>(2) * z);

    /// <summary>The standard normal distribution function Φ(z) = ½ erfc(−z/√2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NormalShare<V>(V z)
        where V : unmanaged, IRegister<V>
    {
        var x = V.Abs(z) * Number<V>(Math.Sqrt(0.5));
        var t = Number<V>(2) / (Number<V>(2) + x);

        // Clenshaw's recurrence for the sum of Chebyshev polynomials at 2t − 1.
        var twice = (Number<V>(4) * t) - Number<V>(2);
        V next = V.Zero, afterNext = V.Zero;

        // Half of the terms are enough for a float's digits.
        var coefficients = ComplementaryError.AsSpan(0, V.IsSingle ? 14 : ComplementaryError.Length);
        for (var j = coefficients.Length - 1; j > 0; j--)
            (next, afterNext) = ((twice * next) - afterNext + Number<V>(coefficients[j]), next);
        var polynomial = (Number<V>(0.5) * ((twice * next) + Number<V>(coefficients[0]))) - afterNext;

        var tail = Number<V>(0.5) * t * Exp(polynomial - (x * x));
        return Where(Positive(z), V.One - tail, tail);
    }

    /// <summary>The standard normal density φ(z) = e^(−z²/2) / √(2π).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NormalDensity<V>(V z)
        where V : unmanaged, IRegister<V>
        => Exp(Number<V>(-0.5) * z * z) * Number<V>(1 / Math.Sqrt(2 * Math.PI));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Log<V>(V x)
        where V : unmanaged, IRegister<V>
        => V.Log(x);
}
