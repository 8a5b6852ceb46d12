using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>ZCA whitening: z = (x − μ)Uᵀ / √(λ + ε) · U: whitened, then turned back, so that images still look like images.</summary>
/// <remarks>Of all whitenings the one that changes the data least. ε and directions without variance as for <see cref="PcaWhitening"/>.</remarks>
/// <param name="Epsilon">ε, a finite number ≥ 0, in the data's units squared.</param>
public sealed record ZcaWhitening(double Epsilon = 0) : Scaler
{
    /// <inheritdoc/>
    public override string Name => "ZCA whitening";

    /// <inheritdoc/>
    public override string Formula => "(x − μ)Uᵀ / √(λ + ε) · U";

    private protected override FittedScaler Learn(Matrix training)
    {
        var axes = PrincipalAxes.Of(training);
        var deviations = axes.Deviations(PrincipalAxes.Epsilon(Epsilon, Name));
        return new FittedProjection(
            this,
            axes,
            axes.Directions.TransposeTimes(axes.Directions.DivideRows(deviations)),
            axes.Directions.TransposeTimes(axes.Directions.ScaleRows(deviations)));
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
