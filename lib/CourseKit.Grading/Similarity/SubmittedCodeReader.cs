using System.Text.RegularExpressions;
using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Similarity;

/// <summary>Reads what students wrote out of what they handed in.</summary>
public static partial class SubmittedCodeReader
{
    /// <summary>Reads every submission of a class. One that can't be read is named and left out.</summary>
    /// <param name="submissions">What was handed in.</param>
    /// <param name="unread">Gets a line, fit to be shown, for each that can't be read.</param>
    /// <param name="cancellation">Gives up.</param>
    public static IReadOnlyList<SubmittedCode> Read(ClassSubmissions submissions, ICollection<string> unread, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        ArgumentNullException.ThrowIfNull(unread);
        var @class = new List<SubmittedCode>();
        foreach (var submission in submissions.Submissions)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (submission.Refused is { } why)
                    unread.Add($"{PrintableText.Of(submission.Student)}: {why}");
                else
                    @class.Add(new SubmittedCode(submission.Student, Parts(SubmittedNotebook.Parse(submission.Read(), submission.File))));
            }
            catch (Exception fault) when (fault is NotebookFormatException or InvalidDataException or IOException or UnauthorizedAccessException)
            {
                unread.Add($"{PrintableText.Of(submission.Student)}: {PrintableText.Of(fault.Message, 200)}");
            }
        }

        return @class;
    }

    /// <summary>A notebook's code, cell by cell, each with the exercise that its first line names. Checks are left out: they are
    /// the instructor's, whatever became of them.</summary>
    /// <param name="notebook">A released or a submitted notebook.</param>
    public static IReadOnlyList<SourcePart> Parts(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return [.. notebook.Cells
            .Where(cell => cell.Language == Languages.CSharp)
            .Select(cell => (cell.Source, Header: Header().Match(cell.Source)))
            .Where(cell => cell.Header.Groups["kind"].Value != "check")
            .Select(cell => new SourcePart(cell.Header.Groups["id"].Value, cell.Source))];
    }

    /// <summary>What stands in for the released notebook where nobody has it: cells that at least three and half of the class
    /// handed in word for word.</summary>
    /// <param name="class">What each student wrote.</param>
    public static IReadOnlyList<SourcePart> CommonParts(IReadOnlyList<SubmittedCode> @class)
    {
        ArgumentNullException.ThrowIfNull(@class);
        return [.. @class.SelectMany(code => code.Parts.Select(part => part.Source.Trim()).Distinct(StringComparer.Ordinal))
            .CountBy(source => source)
            .Where(source => source.Value >= Math.Max(3, @class.Count / 2.0))
            .Select(source => new SourcePart("", source.Key))];
    }

    [GeneratedRegex(@"^\s*//+\s*(?<kind>exercise|check)\s+(?<id>[A-Za-z0-9][A-Za-z0-9._-]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Header();
}
