using System.CommandLine;
using CourseKit.Grading.Similarity;
using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;

namespace CourseKit.Cli;

/// <summary><c>coursekit assignment similar</c>.</summary>
internal static class AssignmentSimilarCommand
{
    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var submissions = new Argument<string>("SUBMISSIONS") { Description = "A folder or zip as Canvas, Moodle or plain folders name what was handed in." };
        var template = new Option<string?>("--template") { HelpName = "RELEASED", Description = "The notebook that students got: what stands in it is nobody's. Without it, what half of the class has word for word." };
        var output = new Option<string?>("--out", "-o") { HelpName = "DIR", Description = "Where similar.html and similar.csv go. Without it, the current folder." };

        return new HelpedCommand("similar", "Finds pairs of submissions that share unusual code.",
            """
            Finds pairs of submissions that share unusual code, and shows them side by side.

            Names, literals, comments, layout and the order of functions do not count; neither does the released code, nor what much of
            the class wrote. No code is run. What is found is worth a look, and is not a proof: a common source, a study group
            or one plain way to write something looks the same.
            """)
        {
            Examples =
            [
                ("coursekit assignment similar submissions.zip --template hw1.dib", "Writes similar.html and similar.csv here."),
                ("coursekit assignment similar submissions.zip -o grades --template hw1.dib", "Puts them beside the grades."),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "The files were written, whatever was found."),
                (ExitCode.Failed, "No submission could be read, or the files can't be written."),
                (ExitCode.Usage, "The command could not be carried out as written."),
                (ExitCode.Interrupted, "Stopped by Ctrl-C; nothing was written."),
            ],
        }
            .With(submissions)
            .With("Options", template, output)
            .Does((parsed, cancellation) => Task.Run(
                () => Run(terminal, parsed.GetValue(submissions)!, parsed.GetValue(template), parsed.GetValue(output), cancellation), cancellation));
    }

    private static int Run(Terminal terminal, string submissions, string? template, string? output, CancellationToken cancellation)
    {
        var released = template is null ? null : SubmittedCodeReader.Parts(NotebookFile.Read(Path.GetFullPath(template, terminal.Folder)));
        var folder = output is null ? terminal.Folder : Path.GetFullPath(output, terminal.Folder);
        var unread = new List<string>();
        using var taken = SubmissionIntake.Take(Path.GetFullPath(submissions, terminal.Folder), new IntakeOptions());
        var @class = SubmittedCodeReader.Read(taken, unread, cancellation);
        foreach (var line in taken.Unplaced.Concat(unread))
            terminal.Out.WriteLine("passed over: " + line);
        if (@class.Count == 0)
            throw new FormatException($"none of the {ResultLine.Count(taken.Submissions.Count, "submission")} can be read");
        var findings = SimilaritySearch.Find(@class, released ?? SubmittedCodeReader.CommonParts(@class), null, cancellation);
        SimilarityReport.Write(findings, Path.GetFileNameWithoutExtension(template ?? submissions), folder);
        terminal.Out.WriteLine($"{ResultLine.Count(@class.Count, "submission")} compared, {ResultLine.Count(findings.Pairs.Count, "pair")} worth a look");
        foreach (var pair in findings.Pairs.Take(10))
        {
            terminal.Out.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"  {PrintableText.Of(pair.First.Student)} and {PrintableText.Of(pair.Second.Student)}: {pair.Share:0 %}, {pair.Unusual:0} unusual tokens"));
        }

        terminal.Out.WriteLine($"Wrote {terminal.Shown(Path.Combine(folder, "similar.html"))} and similar.csv");
        return ExitCode.Good;
    }
}
