using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>PCA whitening: z = (x − μ)Uᵀ / √(λ + ε): decorrelated, then each direction scaled to variance 1.</summary>
/// <remarks>
/// The covariance becomes I (for ε = 0). Small directions are mostly noise, which whitening blows up: ε &gt; 0 holds them down. A direction
/// without any variance stays 0.
/// </remarks>
/// <param name="Epsilon">ε, a finite number ≥ 0, in the data's units squared.</param>
public sealed record PcaWhitening(double Epsilon = 0) : Scaler
{
    /// <inheritdoc/>
    public override string Name => "PCA whitening";

    /// <inheritdoc/>
    public override string Formula => "(x − μ)Uᵀ / √(λ + ε)";

    private protected override FittedScaler Learn(Matrix training)
    {
        var axes = PrincipalAxes.Of(training);
        var deviations = axes.Deviations(PrincipalAxes.Epsilon(Epsilon, Name));
        return new FittedProjection(this, axes, axes.Directions.DivideRows(deviations).Transpose(), axes.Directions.ScaleRows(deviations));
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
