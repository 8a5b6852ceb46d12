using CourseKit.Display;

namespace CourseKit.Training;

/// <summary>The checks of chapter 10, one a row.</summary>
/// <param name="Checks">The checks, in the order in which to do them.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record SanityReport(IReadOnlyList<SanityCheck> Checks) : IHtml
{
    /// <summary>Whether all are as they should be.</summary>
    public bool Passed => Checks.All(check => check.Passed);

    /// <summary>One row a check.</summary>
    public Table ToTable() => Table.Of(
        Checks,
        ("", check => check.Passed ? "✓" : "✗"),
        ("check", check => check.Name),
        ("wanted", check => check.Wanted),
        ("got", check => check.Got),
        ("look at", check => check.Advice));

    /// <summary>The table as HTML.</summary>
    public string ToHtml() => ToTable().ToHtml();

    /// <summary>The table as text.</summary>
    public override string ToString() => ToTable().ToString();
}
