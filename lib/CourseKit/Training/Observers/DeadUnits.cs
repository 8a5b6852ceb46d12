using CourseKit.Activations;
using CourseKit.Layers;

namespace CourseKit.Training;

/// <summary>Counts, epoch by epoch, the ReLU units that no example of the epoch switched on: they get no gradient any more.</summary>
public sealed class DeadUnits : TrainingCallback
{
    private readonly Dictionary<int, DeadUnitCounter> _counters = [];
    private readonly Dictionary<int, List<int>> _counts = [];

    /// <summary>The layers with ReLU, by number.</summary>
    public IReadOnlyCollection<int> Layers => _counts.Keys;

    /// <summary>A layer's dead units, epoch by epoch from epoch 1.</summary>
    /// <param name="layer">The layer, counted from 0; one of <see cref="Layers"/>.</param>
    public IReadOnlyList<int> Of(int layer)
        => _counts.TryGetValue(layer, out var counts) ? counts : throw new ArgumentException(Invariant($"layer {layer} has no ReLU: [{string.Join(", ", Layers)}] have"), nameof(layer));

    /// <inheritdoc/>
    public override void OnStart(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        for (var layer = 0; layer < run.Network.Layers.Count; layer++)
        {
            if (run.Network.Layers[layer] is not (Dense { Activation: ReLU } or Activate { Activation: ReLU }))
                continue;
            _counters[layer] = new DeadUnitCounter(new ReLU(), run.Network.Shapes[layer + 1].Size);
            _counts.TryAdd(layer, []);
        }
    }

    /// <inheritdoc/>
    public override void OnGradient(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        // ReLU's output tells as well as its input whether it was on.
        foreach (var (layer, counter) in _counters)
            counter.Observe(run.Pass.Layers[layer].Output);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, EpochRecord record)
    {
        foreach (var (layer, counter) in _counters)
        {
            _counts[layer].Add(counter.Count);
            counter.Reset();
        }
    }
}
