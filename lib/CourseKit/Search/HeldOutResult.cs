using CourseKit.Display;

namespace CourseKit.Search;

/// <summary>The best trials of a search measured on a second held-out set.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class HeldOutResult : IHtml
{
    internal HeldOutResult(IReadOnlyList<HeldOutScore> scores) => Scores = scores;

    /// <summary>The trials in the search's order, best first.</summary>
    public IReadOnlyList<HeldOutScore> Scores { get; }

    /// <summary>The trial with the lowest held-out score; a score that is NaN is no score.</summary>
    public HeldOutScore Best => Scores.OrderBy(score => double.IsNaN(score.HeldOut) ? double.PositiveInfinity : score.HeldOut).First();

    /// <summary>The mean of held-out − validation: what the search flattered itself by.</summary>
    public double MeanOptimism => Scores.Average(score => score.Optimism);

    /// <summary>The scores side by side as HTML.</summary>
    public string ToHtml() => Show().ToHtml();

    /// <summary>The scores side by side as text.</summary>
    public override string ToString() => Show().ToString();

    private Table Show() => Table.Of(
        Scores,
        ("trial", score => score.Trial.Number),
        ("setting", score => score.Trial.Setting.ToString()),
        ("validation", score => score.Trial.Score),
        ("second held-out", score => score.HeldOut),
        ("difference", score => score.Optimism));
}
