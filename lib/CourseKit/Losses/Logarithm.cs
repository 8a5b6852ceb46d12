namespace CourseKit.Losses;

/// <summary>What a base of logarithms means for a loss's scale and its formula.</summary>
internal static class Logarithm
{
    /// <summary>How many units of the base one nat is: 1, or 1/ln 2 bits.</summary>
    internal static double PerNat(LogBase logBase)
        => logBase switch
        {
            LogBase.Natural => 1,
            LogBase.Two => 1 / Math.Log(2),
            _ => throw new ArgumentOutOfRangeException(nameof(logBase), $"the base must be Natural or Two, got {logBase}"),
        };

    /// <summary>How a formula writes the logarithm.</summary>
    internal static string Sign(LogBase logBase) => logBase == LogBase.Two ? "log₂" : "ln";

    /// <summary>ln(1 + x), to full precision for the smallest x too.</summary>
    internal static double OfOnePlus(double x)
    {
        // What is lost in rounding 1 + x is lost in both logarithm and divisor, and cancels (W. Kahan).
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }
}
