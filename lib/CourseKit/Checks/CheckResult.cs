using System.Globalization;
using System.Text;
using CourseKit.Display;

namespace CourseKit.Checks;

/// <summary>What a check found: for the student as HTML and text, for a grader as data.</summary>
/// <param name="Id">The exercise's lasting name.</param>
/// <param name="Title">What the student reads.</param>
/// <param name="Cases">How each case came out, in order.</param>
/// <param name="Problems">What is wrong with the exercise itself; empty for a sound one (a notebook's tests assert that).</param>
[TypeFormatterSource(typeof(CheckFormatterSource), PreferredMimeTypes = ["text/html", MimeType, "text/plain"])]
public sealed record CheckResult(string Id, string Title, IReadOnlyList<CaseResult> Cases, IReadOnlyList<string> Problems) : IHtml
{
    /// <summary>The MIME type of <see cref="ToJson"/>, by which graders find it.</summary>
    public const string MimeType = "application/vnd.coursekit.check+json";

    /// <summary>Whether every case is right that says what is right (and there is one).</summary>
    public bool Passed => Judged.Any() && Judged.All(result => result.Passed);

    /// <summary>Whether values were only looked at, so that nothing here is right or wrong.</summary>
    public bool OnlyObserved => Cases.Count > 0 && !Judged.Any();

    /// <summary>Whether there is nothing to judge yet: every case stops at the exception that stands for the student's code.</summary>
    public bool NotDone => Cases.Count > 0 && Cases.All(result => result.Verdict == CheckVerdict.NotDone);

    /// <summary>What to tell about the first case that is not right; null if all are.</summary>
    public string? Diagnosis => Judged.FirstOrDefault(result => !result.Passed)?.Diagnosis;

    /// <summary>The result in one line of words.</summary>
    public string Summary
    {
        get
        {
            if (Passed)
                return "Right";
            if (NotDone)
                return "Not done yet";
            if (Cases.Count == 0)
                return "Nothing was checked";
            if (OnlyObserved)
                return "Observed";
            var right = Cases.Count(result => result.Passed);
            return right == 0 ? "Not right yet" : Invariant($"Not right yet: {right} of {Judged.Count()} cases right");
        }
    }

    private IEnumerable<CaseResult> Judged => Cases.Where(result => result.Verdict != CheckVerdict.Observed);

    /// <summary>The result as a piece of HTML, readable on light and dark pages.</summary>
    public string ToHtml() => CheckHtml.Write(this);

    /// <summary>The result as data of the type <see cref="MimeType"/>, schema version 1.</summary>
    public string ToJson() => CheckJson.Write(this);

    /// <summary>The result as text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Mark(this)} {Title}: {Summary}");
        foreach (var result in Cases)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {Mark(result.Verdict)} {result.Name}");
            if (result.Verdict == CheckVerdict.Observed)
                text.Append(CultureInfo.InvariantCulture, $": observed {result.Observed}");
            if (result.Diagnosis is not null)
                text.Append(CultureInfo.InvariantCulture, $": {result.Diagnosis}");
        }

        foreach (var problem in Problems)
            text.Append(CultureInfo.InvariantCulture, $"\n  ! {problem}");
        return text.ToString();
    }

    internal static string Mark(CheckResult result) => result.Passed ? "✓" : result.NotDone ? "○" : result.OnlyObserved ? "•" : "✗";

    internal static string Mark(CheckVerdict verdict)
        => verdict switch
        {
            CheckVerdict.Right => "✓",
            CheckVerdict.NotDone => "○",
            CheckVerdict.Observed => "•",
            _ => "✗",
        };
}
