using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>How a search is run.</summary>
public sealed record SearchOptions
{
    /// <summary>What all random numbers of the search follow from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Trials side by side, ≥ 1. The results are the same for any number; the objective must then not share what it changes.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>A trial whose cost passes this multiple of its start is given up: &gt; 1, ∞ for never.</summary>
    public double GiveUpFactor { get; init; } = 3;

    /// <summary>Asked after each report whether to stop the trial; null: never. It must depend on the trial alone.</summary>
    public Func<TrialContext, bool>? StopTrial { get; init; }

    /// <summary>Where finished trials are kept, and read from when the search is resumed; null: nowhere.</summary>
    public SearchRecord? Record { get; init; }

    /// <summary>Told after each trial how far the search is, by one thread at a time: <c>new ProgressLine(Console.Out).Show</c>.</summary>
    public Action<SearchProgress>? Progress { get; init; }

    /// <summary>Stops the search. Trials that are finished stay in the record.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What times are taken from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (Jobs < 1)
            throw new ArgumentOutOfRangeException(nameof(Jobs), Invariant($"{nameof(Jobs)} must be ≥ 1, got {Jobs}"));
        if (!(GiveUpFactor > 1))
            throw new ArgumentOutOfRangeException(nameof(GiveUpFactor), $"{nameof(GiveUpFactor)} must be > 1, or ∞ to give nothing up, got {Storage.Text(GiveUpFactor)}");
        ArgumentNullException.ThrowIfNull(Clock);
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
