using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>√((1/N) Σ (y − o)²) over all examples and outputs, in the targets' unit.</summary>
public sealed record RootMeanSquare : Metric
{
    /// <inheritdoc/>
    public override string Name => "Root mean square error";

    /// <inheritdoc/>
    public override double Measure(Matrix outputs, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        var difference = outputs.To(Precision.Double) - targets.To(Precision.Double);
        return Math.Sqrt(difference.Hadamard(difference).Mean());
    }
}
