using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Zero-centring: x − μ, for each feature with its mean in the training set; for images, minus the mean image.</summary>
/// <remarks>
/// Features that are all positive make a neuron's weights rise and fall together. Images usually get only this: their pixels
/// have one scale already.
/// </remarks>
public sealed record ZeroCentre : Scaler
{
    /// <inheritdoc/>
    public override string Name => "Zero-centring";

    /// <inheritdoc/>
    public override string Formula => "x − μ";

    private protected override FittedScaler Learn(Matrix training)
        => new FittedShiftAndScale(this, Column.Mean(training), Vector.Zeros(training.Columns) + 1);
}
