using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Standard score: z = (x − μ) / σ, for each feature with its mean and deviation in the training set.</summary>
/// <remarks>
/// (5.9). σ² = (1/N) Σ (x − μ)². Of a feature that is constant in the training set (σ = 0) nothing is known of the scale: it
/// is divided by 1, so that it is 0 on the training set.
/// </remarks>
public sealed record StandardScore : Scaler
{
    /// <inheritdoc/>
    public override string Name => "Standard score";

    /// <inheritdoc/>
    public override string Formula => "(x − μ) / σ";

    private protected override FittedScaler Learn(Matrix training)
    {
        var mean = Column.Mean(training);
        return new FittedShiftAndScale(this, mean, Column.Deviation(training, mean).Map(deviation => deviation == 0 ? 1 : deviation));
    }
}
