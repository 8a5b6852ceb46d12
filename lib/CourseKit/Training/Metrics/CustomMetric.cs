using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A metric of one's own.</summary>
public sealed record CustomMetric : Metric
{
    private readonly Func<Matrix, Matrix, double> _measure;

    /// <summary>A metric of one's own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="measure">From outputs and targets (examples × outputs each).</param>
    public CustomMetric(string name, Func<Matrix, Matrix, double> measure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(measure);
        (Name, _measure) = (name, measure);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override double Measure(Matrix outputs, Matrix targets) => _measure(outputs, targets);
}
