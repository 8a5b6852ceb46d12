using System.CommandLine;
using CourseKit.Grading.Reports;
using CourseKit.Grading.Results;
using CourseKit.Grading.Submissions;

namespace CourseKit.Cli;

/// <summary><c>coursekit grades</c>.</summary>
internal static class GradesCommand
{
    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var command = new HelpedCommand("grades", "Puts gradebooks together, takes points given by hand, writes the tables again.",
            """
            Works on gradebooks, the folders that 'coursekit grade' writes.

            results/ holds what was judged and manual/ what people gave; every table and page is made from these two.
            """)
        {
            Examples =
            [
                ("coursekit grades merge parts/1 parts/2 parts/3 --out grades/hw1", "Puts the parts of a class together."),
                ("coursekit grades set grades/hw1 12345 hw1.9 8", "Gives points for a written answer."),
                ("coursekit grades report grades/hw1", "Writes the tables again."),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "Done."),
                (ExitCode.Failed, "Something is missing or could not be read or written; a message says what."),
                (ExitCode.Usage, "The command could not be carried out as written."),
            ],
        };
        command.Subcommands.Add(Merge(terminal));
        command.Subcommands.Add(Set(terminal));
        command.Subcommands.Add(Report(terminal));
        return command;
    }

    private static HelpedCommand Merge(Terminal terminal)
    {
        var parts = new Argument<string[]>("DIR") { Description = "Gradebooks of parts of a class.", Arity = new ArgumentArity(1, 100_000) };
        var output = new Option<string>("--out", "-o") { HelpName = "DIR", Description = "The gradebook of the whole; it may exist and is added to. Needed.", Required = true };
        return new HelpedCommand("merge", "Puts the gradebooks of parts of a class together.",
            """
            Copies every result and every mark given by hand into one gradebook and writes its tables. Of two results of a student the
            complete one counts, else the later one; of two marks the later one. Parts that are missing or not graded to their end
            are named.
            """)
        {
            Examples = [("coursekit grades merge parts/* --out grades/hw1", "All parts of 'coursekit grade --shard'.")],
            ExitCodes = [(ExitCode.Good, "The whole class is there."), (ExitCode.Failed, "Something is missing; what is there was put together.")],
        }
            .With(parts)
            .With("Options", output)
            .Does((parsed, _) =>
            {
                var into = Book(terminal, parsed.GetValue(output)!);
                var lines = GradebookMerge.Merge([.. parsed.GetValue(parts)!.Select(folder => Book(terminal, folder))], into);
                foreach (var line in lines)
                    terminal.Error.WriteLine("coursekit: " + line);
                var code = WriteReports(terminal, into);
                terminal.Out.WriteLine($"{ResultLine.Count(into.View().Students.Count, "result")} in {terminal.Shown(into.Folder)}");
                return Task.FromResult(lines.Count > 0 ? ExitCode.Failed : code);
            });
    }

    private static HelpedCommand Set(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "The gradebook." };
        var student = Optional("STUDENT", "The student's id, as in grades.csv.");
        var question = Optional("QUESTION", "The written question, or an exercise whose points you want to replace.");
        var points = Optional("POINTS", "From 0 to what it is worth; none takes back what was given.");
        var comment = new Option<string?>("--comment") { HelpName = "TEXT", Description = "Words for the student." };
        var table = new Option<string?>("--csv") { HelpName = "FILE", Description = "Take many from a table: columns student, question, points and perhaps comment. A line without points gives none." };
        return new HelpedCommand("set", "Gives points by hand.",
            """
            Gives points for a written answer, or for an exercise in place of the judge's. They are kept apart from the results and
            survive every regrading; if what was handed in changes afterwards, the report says to look again.
            A table with a fault anywhere gives nothing at all.
            """)
        {
            Examples =
            [
                ("coursekit grades set grades/hw1 12345 hw1.9 8 --comment \"Names all three.\"", "One answer."),
                ("coursekit grades set grades/hw1 --csv written.csv", "Many."),
            ],
        }
            .With(folder).With(student).With(question).With(points)
            .With("Options", comment, table)
            .Does((parsed, _) =>
            {
                var book = Book(terminal, parsed.GetValue(folder)!);
                var marks = new ManualGrading(book);
                var words = (parsed.GetValue(student), parsed.GetValue(question), parsed.GetValue(points));
                if (parsed.GetValue(table) is { } file)
                {
                    if (words.Item1 is not null || parsed.GetValue(comment) is not null)
                        throw new UsageException("give STUDENT QUESTION POINTS or --csv FILE, not both");
                    var count = marks.SetAll(Path.GetFullPath(file, terminal.Folder));
                    terminal.Out.WriteLine($"{ResultLine.Count(count, "mark")} given");
                }
                else
                {
                    if (words is not ({ } who, { } what, { } worth))
                        throw new UsageException("STUDENT QUESTION POINTS are missing, or --csv FILE");
                    marks.Set(who, what, ManualGrading.Points(worth), parsed.GetValue(comment));
                    terminal.Out.WriteLine($"{PrintableText.Of(who)} {PrintableText.Of(what)}: {worth}");
                }

                return Task.FromResult(WriteReports(terminal, book));
            });
    }

    private static HelpedCommand Report(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "The gradebook." };
        return new HelpedCommand("report", "Writes the tables and pages of a gradebook again.",
            "Writes the tables and pages again from results/ and manual/. Nothing is judged.")
        {
            Examples = [("coursekit grades report grades/hw1", "")],
        }
            .With(folder)
            .Does((parsed, _) =>
            {
                var book = Book(terminal, parsed.GetValue(folder)!);
                var code = WriteReports(terminal, book);
                terminal.Out.WriteLine($"Wrote the tables of {ResultLine.Count(book.View().Students.Count, "result")} in {terminal.Shown(book.Folder)}");
                return Task.FromResult(code);
            });
    }

    private static int WriteReports(Terminal terminal, Gradebook book)
    {
        var faults = ReportWriter.TryWrite(book);
        if (faults is null)
            terminal.Out.WriteLine("The tables follow when the run that is writing to the gradebook ends.");
        foreach (var fault in faults ?? [])
            terminal.Error.WriteLine("coursekit: " + fault);
        return faults is { Count: > 0 } ? ExitCode.Failed : ExitCode.Good;
    }

    private static Gradebook Book(Terminal terminal, string folder) => new(Path.GetFullPath(folder, terminal.Folder));

    private static Argument<string?> Optional(string name, string description)
        => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
