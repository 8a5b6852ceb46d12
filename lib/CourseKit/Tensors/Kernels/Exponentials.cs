using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <summary>eˣ and ln x over registers, by our own polynomials: to about one unit in the last place, and always the same bits.</summary>
/// <remarks>
/// The platform's vectorized functions do not give the same bits: they multiply and add in one rounding or in two, as the
/// compiler's tier of the moment decides, so that a training run could differ from its repetition. Here every fused operation is
/// written as one, and only a processor that has none rounds twice. Argument reduction and series are the classical ones (Cody and
/// Waite, 1980).
/// </remarks>
internal static class Exponentials
{
    private const double Ln2 = 0.69314718055994530942;

    // What the nearest double, and the nearest float, leave of ln 2.
    private const double RestOfDouble = 2.3190468138462996e-17;
    private const double RestOfSingle = Ln2 - 0.693147182464599609375;

    // Where products are rounded, ln 2 up to so few digits that n times it needs no rounding; and what that leaves.
    private const double ShortOfDouble = 0x162E42FEE / (double)(1L << 33);
    private const double ShortOfSingle = 355 / 512.0;
    private const double RestOfShortDouble = 1.9082149292705877e-10;

    /// <summary>eˣ = 2ⁿ eʳ with n the whole number nearest to x / ln 2, so that |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp<V>(V x)
        where V : unmanaged, IRegister<V>
    {
        // Beyond these the result is 0 or ∞; NaN stays NaN.
        var near = V.Min(V.Max(x, V.Number(V.IsSingle ? -104 : -746)), V.Number(V.IsSingle ? 89 : 710));
        var n = Whole(near, V.Number(1 / Ln2));
        var r = V.MultiplyAdd(n, V.Number(-Rest<V>()), V.MultiplyAdd(n, V.Number(-High<V>()), near));

        // Σ rᵏ / k!
        V p;
        if (V.IsSingle)
        {
            p = V.Number(1 / 5040.0);
        }
        else
        {
            p = V.MultiplyAdd(V.Number(1 / 6227020800.0), r, V.Number(1 / 479001600.0));
            p = V.MultiplyAdd(p, r, V.Number(1 / 39916800.0));
            p = V.MultiplyAdd(p, r, V.Number(1 / 3628800.0));
            p = V.MultiplyAdd(p, r, V.Number(1 / 362880.0));
            p = V.MultiplyAdd(p, r, V.Number(1 / 40320.0));
            p = V.MultiplyAdd(p, r, V.Number(1 / 5040.0));
        }

        p = V.MultiplyAdd(p, r, V.Number(1 / 720.0));
        p = V.MultiplyAdd(p, r, V.Number(1 / 120.0));
        p = V.MultiplyAdd(p, r, V.Number(1 / 24.0));
        p = V.MultiplyAdd(p, r, V.Number(1 / 6.0));
        p = V.MultiplyAdd(p, r, V.Number(0.5));
        p = V.MultiplyAdd(p, r, V.One);
        p = V.MultiplyAdd(p, r, V.One);

        // In two factors, as 2ⁿ alone may overflow where the result does not.
        var half = Whole(n, V.Number(0.5));
        return p * V.PowerOfTwo(half) * V.PowerOfTwo(n - half);
    }

    /// <summary>ln x = e ln 2 + ln m with x = m 2ᵉ, √½ ≤ m &lt; √2, and ln m = 2 artanh s, s = (m − 1) / (m + 1). NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log<V>(V x)
        where V : unmanaged, IRegister<V>
    {
        // The smallest numbers have fewer digits: away from them first.
        var small = V.Above(V.Number(V.IsSingle ? 7.8886090522101181e-31 : 9.3326361850321888e-302), x);
        var scaled = V.Where(small, x * V.Number(V.IsSingle ? 16777216 : 18014398509481984), x);
        var e = V.Exponent(scaled);
        var m = scaled * V.Number(0.25) * V.PowerOfTwo(V.Number(2) - e);
        e = V.Where(small, e - V.Number(V.IsSingle ? 24 : 54), e);

        var s = (m - V.One) / (m + V.One);
        var s2 = s * s;

        // Σ s²ᵏ / (2k + 1), k ≥ 1
        V q;
        if (V.IsSingle)
        {
            q = V.Number(1 / 11.0);
        }
        else
        {
            q = V.MultiplyAdd(V.Number(1 / 21.0), s2, V.Number(1 / 19.0));
            q = V.MultiplyAdd(q, s2, V.Number(1 / 17.0));
            q = V.MultiplyAdd(q, s2, V.Number(1 / 15.0));
            q = V.MultiplyAdd(q, s2, V.Number(1 / 13.0));
            q = V.MultiplyAdd(q, s2, V.Number(1 / 11.0));
        }

        q = V.MultiplyAdd(q, s2, V.Number(1 / 9.0));
        q = V.MultiplyAdd(q, s2, V.Number(1 / 7.0));
        q = V.MultiplyAdd(q, s2, V.Number(1 / 5.0));
        q = V.MultiplyAdd(q, s2, V.Number(1 / 3.0));
        var twice = s + s;
        var ofM = V.MultiplyAdd(twice * s2, q, twice);
        var result = V.MultiplyAdd(e, V.Number(High<V>()), V.MultiplyAdd(e, V.Number(Rest<V>()), ofM));

        var infinite = V.Number(double.PositiveInfinity);
        return V.Where(
            V.Above(x, V.Zero),
            V.Where(V.Same(x, infinite), infinite, result),
            V.Where(V.Same(x, V.Zero), -infinite, V.Number(double.NaN)));
    }

    // ln 2 = High + Rest
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double High<V>()
        where V : unmanaged, IRegister<V>
        => Processor.MultipliesAndAdds ? Ln2 : V.IsSingle ? ShortOfSingle : ShortOfDouble;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Rest<V>()
        where V : unmanaged, IRegister<V>
        => Processor.MultipliesAndAdds ? (V.IsSingle ? RestOfSingle : RestOfDouble) : V.IsSingle ? Ln2 - ShortOfSingle : RestOfShortDouble;

    // The whole number nearest to x · factor: 1½ times the number from which on there are no fractions rounds it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Whole<V>(V x, V factor)
        where V : unmanaged, IRegister<V>
    {
        var large = V.Number(V.IsSingle ? 12582912 : 6755399441055744);
        return V.MultiplyAdd(x, factor, large) - large;
    }
}
