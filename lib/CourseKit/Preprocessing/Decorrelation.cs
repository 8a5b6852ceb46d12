using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Decorrelation: z = (x − μ)Uᵀ, all directions: the data turned until no two features are correlated.</summary>
/// <remarks>PCA with every component: lengths and angles stay as they are, the covariance becomes diagonal.</remarks>
public sealed record Decorrelation : Scaler
{
    /// <inheritdoc/>
    public override string Name => "Decorrelation";

    /// <inheritdoc/>
    public override string Formula => "(x − μ)Uᵀ";

    private protected override FittedScaler Learn(Matrix training)
    {
        var axes = PrincipalAxes.Of(training);
        return new FittedProjection(this, axes, axes.Directions.Transpose(), axes.Directions);
    }
}
