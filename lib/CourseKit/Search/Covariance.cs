namespace CourseKit.Search;

/// <summary>How much two points' function values go together: k(x, x') = σ_f² g(r²), r² = Σ ((x_d − x'_d) / ℓ_d)².</summary>
public abstract record Covariance
{
    private protected Covariance()
    {
    }

    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>g(r²) as a formula.</summary>
    public abstract string Formula { get; }

    /// <summary>g: the correlation at a squared scaled distance. g(0) = 1.</summary>
    /// <param name="squaredDistance">r² ≥ 0.</param>
    public abstract double At(double squaredDistance);

    /// <summary>dg / d(r²).</summary>
    /// <param name="squaredDistance">r² ≥ 0.</param>
    public abstract double Slope(double squaredDistance);

    internal static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> other, ReadOnlySpan<double> lengthScales)
    {
        var sum = 0.0;
        for (var d = 0; d < x.Length; d++)
        {
            var distance = (x[d] - other[d]) / lengthScales[d];
            sum += distance * distance;
        }

        return sum;
    }
}
