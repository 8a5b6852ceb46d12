namespace CourseKit.Training;

/// <summary>Keeps ‖∂J/∂Θ‖ of each layer, every few steps: gradients that vanish or explode with depth are seen.</summary>
/// <param name="every">Steps between two looks, ≥ 1.</param>
public sealed class GradientNorms(int every = 1) : TrainingCallback
{
    private readonly int _every = every >= 1 ? every : throw new ArgumentOutOfRangeException(nameof(every), Invariant($"every must be ≥ 1, got {every}"));
    private readonly List<int> _steps = [];
    private readonly List<double[]> _norms = [];

    /// <summary>The steps that were looked at, counted from 1.</summary>
    public IReadOnlyList<int> Steps => _steps;

    /// <summary>For each of them the norm in each layer; 0 for a layer without parameters.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Norms => _norms;

    /// <summary>One layer's norms along the steps.</summary>
    /// <param name="layer">The layer, counted from 0.</param>
    public IReadOnlyList<double> Of(int layer) => [.. _norms.Select(norms => norms[layer])];

    /// <inheritdoc/>
    public override void OnGradient(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.StepsDone % _every != 0)
            return;
        _steps.Add(run.StepsDone + 1);
        _norms.Add([.. run.Network.Layers.Select((_, layer) => LayerTrace.Norm(run.Network.GradientsOf(layer)))]);
    }
}
