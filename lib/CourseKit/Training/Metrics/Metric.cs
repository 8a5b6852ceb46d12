using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A number that says how good a network's outputs are, measured after each epoch beside the loss.</summary>
/// <remarks>Built in are the loss, and the accuracy where targets are classes; a metric of one's own is <c>new CustomMetric("name", (outputs, targets) =&gt; …)</c>.</remarks>
public abstract record Metric
{
    /// <summary>The name, as a figure's legend shows it; each metric of a trainer has another one.</summary>
    public abstract string Name { get; }

    /// <summary>Measures.</summary>
    /// <param name="outputs">What the network gives (examples × outputs).</param>
    /// <param name="targets">The truth, of the same shape.</param>
    public abstract double Measure(Matrix outputs, Matrix targets);
}
