namespace CourseKit.Search;

/// <summary>The radial basis function g = e^(−r²/2): functions smooth without end.</summary>
/// <remarks>C. E. Rasmussen and C. K. I. Williams, Gaussian processes for machine learning, 2006, (4.9). scikit-learn: RBF.</remarks>
public sealed record RadialBasis : Covariance
{
    /// <inheritdoc/>
    public override string Name => "Radial basis";

    /// <inheritdoc/>
    public override string Formula => "e^(−r²/2)";

    /// <inheritdoc/>
    public override double At(double squaredDistance) => Math.Exp(-squaredDistance / 2);

    /// <inheritdoc/>
    public override double Slope(double squaredDistance) => -Math.Exp(-squaredDistance / 2) / 2;
}
