using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Share of examples whose largest output is not that of their class: 1 − accuracy.</summary>
public sealed record ErrorRate : Metric
{
    /// <inheritdoc/>
    public override string Name => "Error rate";

    /// <inheritdoc/>
    public override double Measure(Matrix outputs, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        return outputs.RowArgMax().Zip(targets.RowArgMax()).Count(pair => pair.First != pair.Second) / (double)outputs.Rows;
    }
}
