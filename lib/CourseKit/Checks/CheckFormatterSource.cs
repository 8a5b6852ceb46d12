using CourseKit.Display;

namespace CourseKit.Checks;

/// <summary>Formatters of check results: HTML, the data that graders read, and words.</summary>
internal sealed class CheckFormatterSource
{
    // A host asks for each MIME type by itself; the student's code must run, and be judged, once for all of them.
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<ExerciseCheck, CheckResult> Results = [];

    /// <summary>What hosts call, by name.</summary>
    public IEnumerable<object> CreateTypeFormatters()
    {
        yield return new Formatter("text/html", value => Result(value)?.ToHtml());
        yield return new Formatter(CheckResult.MimeType, value => Result(value)?.ToJson());
        yield return new Formatter("text/plain", value => Result(value)?.ToString());
    }

    private static CheckResult? Result(object value)
        => value switch
        {
            CheckResult result => result,
            ExerciseCheck check => Results.GetValue(check, unrun => unrun.Run()),
            _ => null,
        };
}
