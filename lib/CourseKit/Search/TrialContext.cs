using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>What an objective is given beside the setting: its budget, random numbers of its own, and a way to report.</summary>
/// <remarks>
/// A loop that reports: <c>for (epoch = 1; epoch &lt;= trial.Budget &amp;&amp; trial.Report(epoch, loss); epoch++)</c>. An objective that does not look at
/// what Report returns just trains on; how the trial ends is the same.
/// </remarks>
public sealed class TrialContext
{
    private readonly SearchOptions _options;
    private readonly List<CurvePoint> _curve = [];

    internal TrialContext(int number, Setting setting, int budget, int? continues, SearchOptions options)
    {
        (Number, Setting, Budget, Continues, _options) = (number, setting, budget, continues, options);
        Random = StreamOf(options.Seed, number);
    }

    /// <summary>The trial's place in the search, counted from 0.</summary>
    public int Number { get; }

    /// <summary>What is tried.</summary>
    public Setting Setting { get; }

    /// <summary>How long to train, ≥ 1: epochs, or what else the objective takes it for.</summary>
    public int Budget { get; }

    /// <summary>The earlier trial of the same setting with a smaller budget, whose training may be continued; null for a new one.</summary>
    /// <remarks>A search that was resumed has no more of the earlier trial than its record: what an objective keeps in memory it must be able to train anew.</remarks>
    public int? Continues { get; }

    /// <summary>Random numbers of this trial's own: they follow from the search's seed and the trial's number, whatever runs beside.</summary>
    public RandomStream Random { get; }

    /// <summary>Says when the whole search is to stop.</summary>
    public CancellationToken Cancellation => _options.Cancellation;

    /// <summary>What was reported so far.</summary>
    public IReadOnlyList<CurvePoint> Curve => _curve;

    internal TrialStatus? Ended { get; private set; }

    internal string? Note { get; private set; }

    /// <summary>Reports the cost at a step.</summary>
    /// <param name="step">The step or epoch.</param>
    /// <param name="cost">The cost there; the first one reported is the start.</param>
    /// <returns>Whether to go on: false where the cost is NaN or infinite, has passed <see cref="SearchOptions.GiveUpFactor"/> × its start (a start &gt; 0), or where <see cref="SearchOptions.StopTrial"/> says so.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public bool Report(int step, double cost)
    {
        _options.Cancellation.ThrowIfCancellationRequested();
        if (Ended is not null)
            return false;
        _curve.Add(new CurvePoint(step, cost));
        var start = _curve[0].Cost;
        if (!double.IsFinite(cost))
            return End(TrialStatus.Failed, Invariant($"the cost was {Storage.Text(cost)} at step {step}"));
        if (start > 0 && cost > _options.GiveUpFactor * start)
            return End(TrialStatus.GivenUp, string.Create(CultureInfo.InvariantCulture, $"the cost {cost:G4} at step {step} passed {_options.GiveUpFactor} × its start {start:G4}"));
        return _options.StopTrial is not { } rule || !rule(this) || End(TrialStatus.Stopped, Invariant($"stopped at step {step}"));
    }

    // A large odd factor (other than SplitMix64's own step, which would give shifted copies of one state) keeps the trials' seeds apart.
    internal static RandomStream StreamOf(long seed, int number)
        => new(unchecked(seed + ((number + 1L) * (long)0xD1342543DE82EF95UL)));

    private bool End(TrialStatus status, string note)
    {
        (Ended, Note) = (status, note);
        return false;
    }
}
