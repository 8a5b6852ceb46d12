using System.Globalization;
using CourseKit.Display;

namespace CourseKit.Search;

/// <summary>What a search tried and what came out; shown as a table of the best.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class SearchResult : IHtml
{
    private const int ShownRows = 10;

    private readonly List<Trial> _trials;

    internal SearchResult(string searcher, SearchSpace space, List<Trial> trials, TimeSpan elapsed)
        => (Searcher, Space, _trials, Elapsed) = (searcher, space, trials, elapsed);

    /// <summary>The searcher's name.</summary>
    public string Searcher { get; }

    /// <summary>What was searched.</summary>
    public SearchSpace Space { get; }

    /// <summary>All trials, by their numbers.</summary>
    public IReadOnlyList<Trial> Trials => _trials;

    /// <summary>How long this run took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Whether any trial has a score.</summary>
    public bool HasBest => _trials.Exists(trial => trial.HasScore);

    /// <summary>The trial with the lowest score; of equals the one with the larger budget, then the earlier.</summary>
    /// <exception cref="InvalidOperationException">No trial has a score; the message has the first one's reason.</exception>
    public Trial Best => HasBest
        ? _trials.Min(Comparer<Trial>.Create(Trial.Compare))!
        : throw new InvalidOperationException(_trials.Count == 0 ? "the search has no trials" : $"none of {_trials.Count} trials has a score; {_trials[0]}");

    /// <summary>The best trials, best first; those without a score come last.</summary>
    /// <param name="count">How many, ≥ 0; there may be fewer.</param>
    public IReadOnlyList<Trial> Top(int count)
        => [.. _trials.Order(Comparer<Trial>.Create(Trial.Compare)).Take(count)];

    /// <summary>A number of each trial, in their order: the x of a scatter plot.</summary>
    /// <param name="name">A hyper-parameter that is a number.</param>
    public double[] Values(string name) => [.. _trials.Select(trial => trial.Setting[name])];

    /// <summary>Each trial's score, in their order; NaN for those without: the y of a scatter plot.</summary>
    public double[] Scores => [.. _trials.Select(trial => trial.Score)];

    /// <summary>The lowest score up to each trial: how a search improves. NaN before the first score.</summary>
    public double[] BestSoFar
    {
        get
        {
            var best = double.NaN;
            return [.. _trials.Select(trial => best = trial.HasScore && !(trial.Score >= best) ? trial.Score : best)];
        }
    }

    /// <summary>The hyper-parameters whose best value lies within 5 % of an end of its range: there may be better beyond it.</summary>
    public IReadOnlyList<string> AtEdge
    {
        get
        {
            if (!HasBest)
                return [];
            var setting = Best.Setting;
            return
            [
                .. Space.Where(range => range.Value is { IsOrdered: true, Count: null or > 10 } && range.Value.PlaceOf(setting.Value(range.Key)) is <= 0.05 or >= 0.95)
                    .Select(range => range.Key),
            ];
        }
    }

    /// <summary>A table of the best trials: number, hyper-parameters, budget (if any is above 1), score, how it ended.</summary>
    /// <param name="rows">How many, ≥ 0.</param>
    public Table Table(int rows = ShownRows) => Trial.Table(Top(rows), Space.Names).Caption(Summary);

    /// <summary>A table of all trials by their numbers.</summary>
    public Table AllTrials() => Trial.Table(_trials, Space.Names).Caption(Summary);

    /// <summary>Measures the best trials once more, on a second held-out set that the search never saw, and ranks them by it.</summary>
    /// <remarks>The best of many scores is partly luck: the more rounds, the more. A fresh set has no part in the choice among trials.</remarks>
    /// <param name="top">How many of the best, ≥ 1.</param>
    /// <param name="heldOut">Trains with a setting as before and returns the score on the second held-out set.</param>
    public HeldOutResult Confirm(int top, Func<Setting, double> heldOut)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentNullException.ThrowIfNull(heldOut);
        _ = Best;
        return new HeldOutResult([.. Top(top).Where(trial => trial.HasScore).Select(trial => new HeldOutScore(trial, heldOut(trial.Setting)))]);
    }

    /// <summary>The table of the best as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    /// <summary>The table of the best as text.</summary>
    public override string ToString() => Table().ToString();

    private string Summary
    {
        get
        {
            var counts = Enum.GetValues<TrialStatus>()
                .Select(status => (Status: status, Count: _trials.Count(trial => trial.Status == status)))
                .Where(count => count.Count > 0)
                .Select(count => FormattableString.Invariant($"{count.Count} {Trial.Words(count.Status)}"));
            var edge = AtEdge is { Count: > 0 } names ? $"; at the edge of its range: {string.Join(", ", names)}" : "";
            return string.Create(CultureInfo.InvariantCulture, $"{Searcher}: {_trials.Count} trials ({string.Join(", ", counts)}){edge}");
        }
    }
}
