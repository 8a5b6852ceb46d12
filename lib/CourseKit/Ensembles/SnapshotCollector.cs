using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>Snapshots: one training run visits several minima, and the parameters in each of them are a member.</summary>
/// <remarks>
/// Huang et al. (2017): a learning rate that falls and then jumps up again (<see cref="CosineDecay"/> with restarts, or
/// <see cref="CyclicSchedule"/>) leads into a minimum each time; there, where the rate is least, a snapshot is due. An
/// ensemble of M for the price of one run. Parameters may also be averaged instead of predictions (<see cref="Mean"/>, stochastic
/// weight averaging: Izmailov et al., 2018); for their average over every step of a run wrap the optimizer in
/// MeanAverage or ExponentialAverage (Polyak averaging) and <see cref="Take"/> what it keeps.
/// <code>for (var t = 0; t &lt; steps; t++) { …; snapshots.After(t, network.Parameters); }</code>
/// </remarks>
public sealed class SnapshotCollector
{
    private readonly List<Vector> _snapshots = [];
    private readonly Schedule _rate;
    private readonly int _most;

    /// <summary>A collector for a run under a schedule.</summary>
    /// <param name="rate">The learning rate's schedule.</param>
    /// <param name="most">How many of the latest snapshots are kept, ≥ 1: early ones are from worse minima.</param>
    public SnapshotCollector(Schedule rate, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(rate);
        _rate = rate;
        _most = Within.AtLeast(1, most, nameof(most));
    }

    /// <summary>The parameters collected, the latest last.</summary>
    public IReadOnlyList<Vector> Snapshots => _snapshots;

    /// <summary>Whether a cycle ends with a step: the rate is less than before, and larger afterwards.</summary>
    /// <param name="step">Counted from 0.</param>
    public bool IsDue(int step)
    {
        var rate = _rate.At(step);
        return step > 0 && _rate.At(step - 1) >= rate && _rate.At(step + 1) > rate && step < int.MaxValue;
    }

    /// <summary>Takes a snapshot if one is due after a step.</summary>
    /// <param name="step">The step just made, counted from 0.</param>
    /// <param name="parameters">Θ; copied.</param>
    /// <returns>Whether one was taken.</returns>
    public bool After(int step, Vector parameters)
    {
        var due = IsDue(step);
        if (due)
            Take(parameters);
        return due;
    }

    /// <summary>Takes a snapshot now.</summary>
    /// <param name="parameters">Θ; copied.</param>
    /// <exception cref="ShapeException">An earlier snapshot has another number of parameters.</exception>
    public void Take(Vector parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (_snapshots.Count > 0 && _snapshots[0].Length != parameters.Length)
            throw new ShapeException($"Snapshots: the earlier ones have {_snapshots[0].Length} parameters, this one {parameters.Length}: all must be of one network");
        if (_snapshots.Count == _most)
            _snapshots.RemoveAt(0);
        _snapshots.Add(parameters.Copy());
    }

    /// <summary>The mean of the parameters, for one network instead of several. Its batch normalization needs new statistics.</summary>
    /// <exception cref="InvalidOperationException">There are no snapshots.</exception>
    public Vector Mean()
    {
        RequireSome();
        var sum = _snapshots[0];
        foreach (var snapshot in _snapshots.Skip(1))
            sum += snapshot;
        return sum / _snapshots.Count;
    }

    /// <summary>The ensemble of the networks with these parameters.</summary>
    /// <param name="network">Makes a predictor of its own out of parameters, such as a copy of the network with them.</param>
    /// <param name="combination">How predictions are combined; null for <see cref="Averaging"/>.</param>
    /// <exception cref="InvalidOperationException">There are no snapshots.</exception>
    public Ensemble ToEnsemble(Func<Vector, Func<Matrix, Matrix>> network, Combination? combination = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        RequireSome();
        return new Ensemble(_snapshots.Select(network), combination);
    }

    private void RequireSome()
    {
        if (_snapshots.Count == 0)
            throw new InvalidOperationException($"Snapshots: none was taken yet: under {_rate} one is due where the rate is least before it rises again");
    }
}
