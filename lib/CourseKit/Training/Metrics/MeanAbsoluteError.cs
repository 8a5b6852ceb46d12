using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>(1/N) Σ |y − o| over all examples and outputs, in the targets' unit.</summary>
public sealed record MeanAbsoluteError : Metric
{
    /// <inheritdoc/>
    public override string Name => "Mean absolute error";

    /// <inheritdoc/>
    public override double Measure(Matrix outputs, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        return (outputs.To(Precision.Double) - targets.To(Precision.Double)).Map(Math.Abs).Mean();
    }
}
