using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Zero-centring of images by channel: x − μ_c, one mean for all pixels of a channel in the training set.</summary>
/// <remarks>One channel after another in a row, as convolution layers have them: (examples × channels · height · width).</remarks>
/// <param name="Channels">Number of channels, ≥ 1: 1 for grey images, 3 for red, green, blue.</param>
public sealed record ChannelCentre(int Channels = 1) : Scaler
{
    /// <inheritdoc/>
    public override string Name => "Zero-centring by channel";

    /// <inheritdoc/>
    public override string Formula => "x − μ_channel";

    private protected override FittedScaler Learn(Matrix training)
    {
        if (Channels < 1 || training.Columns % Channels != 0)
            throw new ShapeException(Invariant($"{Name}: the training set has {training.Columns} columns, there are {Channels} channels: channels must be ≥ 1 and divide the columns"));
        var pixels = training.Columns / Channels;
        var means = Column.Mean(training);
        return new FittedShiftAndScale(this, Vector.From(means.Select((_, j) => means[(j / pixels * pixels)..((j / pixels * pixels) + pixels)].Mean())), Vector.Zeros(training.Columns) + 1);
    }
}
