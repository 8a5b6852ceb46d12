using System.Globalization;

namespace CourseKit.Search;

/// <summary>One setting tried: what it was, what it cost to try, what came out.</summary>
/// <param name="Number">Its place in the search, counted from 0.</param>
/// <param name="Setting">What was tried.</param>
/// <param name="Budget">How long it could train (epochs, say), ≥ 1; 1 where the searcher knows no budgets.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Score">What came out: lower is better; NaN where it was given up or failed.</param>
public sealed record Trial(int Number, Setting Setting, int Budget, TrialStatus Status, double Score)
{
    /// <summary>What it reported on its way, in order.</summary>
    public IReadOnlyList<CurvePoint> Curve { get; init; } = [];

    /// <summary>Why it failed, was given up or stopped, in one line; else null.</summary>
    public string? Note { get; init; }

    /// <summary>How long it took. The one thing that differs from run to run.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>The earlier trial of the same setting with a smaller budget, whose training may be continued; null for a new one.</summary>
    public int? Continues { get; init; }

    /// <summary>Whether there is a score to compare.</summary>
    public bool HasScore => Status is TrialStatus.Done or TrialStatus.Stopped;

    /// <summary>trial 12: 0.0834 (learning rate 0.01, units 50).</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"trial {Number}: {(HasScore ? Score.ToString("G4", CultureInfo.InvariantCulture) : Words(Status))} ({Setting}){(Note is null ? "" : ": " + Note)}");

    internal static string Words(TrialStatus status) => status == TrialStatus.GivenUp ? "given up" : status.ToString().ToLowerInvariant();

    // The better score first; of equals, the one that had more to train, then the earlier: the same order whenever trials end.
    internal static int Compare(Trial a, Trial b)
    {
        var order = b.HasScore.CompareTo(a.HasScore);
        if (order == 0 && a.HasScore)
            order = a.Score.CompareTo(b.Score);
        if (order == 0)
            order = b.Budget.CompareTo(a.Budget);
        return order == 0 ? a.Number.CompareTo(b.Number) : order;
    }
}
