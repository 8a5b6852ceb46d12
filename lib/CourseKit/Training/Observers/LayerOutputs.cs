using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Keeps mean and standard deviation of what comes out of each layer, every few steps: covariate shift is seen.</summary>
/// <param name="every">Steps between two looks, ≥ 1.</param>
public sealed class LayerOutputs(int every = 1) : TrainingCallback
{
    private readonly int _every = every >= 1 ? every : throw new ArgumentOutOfRangeException(nameof(every), Invariant($"every must be ≥ 1, got {every}"));
    private readonly List<int> _steps = [];
    private readonly List<(double Mean, double Deviation)[]> _moments = [];

    /// <summary>The steps that were looked at, counted from 1.</summary>
    public IReadOnlyList<int> Steps => _steps;

    /// <summary>A layer's mean and standard deviation, over the batch and all units, along the steps.</summary>
    /// <param name="layer">The layer, counted from 0.</param>
    public IReadOnlyList<(double Mean, double Deviation)> Of(int layer) => [.. _moments.Select(moments => moments[layer])];

    /// <inheritdoc/>
    public override void OnGradient(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.StepsDone % _every != 0)
            return;
        _steps.Add(run.StepsDone + 1);
        _moments.Add([.. run.Pass.Layers.Select(layer => Moments(layer.Output))]);
    }

    private static (double Mean, double Deviation) Moments(Matrix output)
    {
        var all = output.To(Precision.Double).Flatten();
        var mean = all.Sum() / all.Length;
        var centred = all - mean;
        return (mean, Math.Sqrt(centred.Dot(centred) / centred.Length));
    }
}
