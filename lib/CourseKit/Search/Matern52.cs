namespace CourseKit.Search;

/// <summary>The Matérn covariance with ν = 5/2, g = (1 + √5 r + 5r²/3) e^(−√5 r): functions with two derivatives, rough as losses are.</summary>
/// <remarks>
/// Rasmussen and Williams, 2006, (4.17); for hyper-parameters: J. Snoek, H. Larochelle and R. P. Adams, Practical Bayesian optimization of machine learning algorithms, NIPS 2012.
/// scikit-learn: Matern(nu=2.5).
/// </remarks>
public sealed record Matern52 : Covariance
{
    /// <inheritdoc/>
    public override string Name => "Matérn 5/2";

    /// <inheritdoc/>
    public override string Formula => "(1 + √5 r + 5r²/3) e^(−√5 r)";

    /// <inheritdoc/>
    public override double At(double squaredDistance)
    {
        var s = Math.Sqrt(5 * squaredDistance);
        return (1 + s + (s * s / 3)) * Math.Exp(-s);
    }

    /// <inheritdoc/>
    public override double Slope(double squaredDistance)
    {
        var s = Math.Sqrt(5 * squaredDistance);
        return -5.0 / 6 * (1 + s) * Math.Exp(-s);
    }
}
