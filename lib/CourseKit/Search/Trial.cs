using System.Globalization;
using CourseKit.Display;

namespace CourseKit.Search;

/// <summary>One setting tried: what it was, what it cost to try, what came out.</summary>
/// <param name="Number">Its place in the search, counted from 0.</param>
/// <param name="Setting">What was tried.</param>
/// <param name="Budget">How long it could train (epochs, say), ≥ 1; 1 where the searcher knows no budgets.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Score">What came out: lower is better; NaN where it was given up or failed.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Trial(int Number, Setting Setting, int Budget, TrialStatus Status, double Score) : IHtml
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

    /// <summary>The trial as a table of one row.</summary>
    public string ToHtml() => Table([this], Setting.Names).ToHtml();

    internal static Table Table(IReadOnlyList<Trial> trials, IEnumerable<string> names)
    {
        var columns = new List<(string, Func<Trial, object?>)> { ("trial", trial => trial.Number) };
        foreach (var name in names)
            columns.Add((name, trial => trial.Setting.Value(name) is { IsNumber: true } value ? value.Number : trial.Setting.Value(name).Text));
        if (trials.Any(trial => trial.Budget > 1))
            columns.Add(("budget", trial => trial.Budget));
        columns.Add(("score", trial => trial.HasScore ? trial.Score : null));
        columns.Add(("ended", trial => trial.Note is null ? Words(trial.Status) : $"{Words(trial.Status)}: {trial.Note}"));
        return Display.Table.Of(trials, [.. columns]);
    }

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
