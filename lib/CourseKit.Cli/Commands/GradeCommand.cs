using System.CommandLine;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Reports;
using CourseKit.Grading.Results;
using CourseKit.Grading.Running;
using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;

namespace CourseKit.Cli;

/// <summary><c>coursekit grade</c>.</summary>
internal static class GradeCommand
{
    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var source = new Argument<string>("SRC") { Description = "The instructor's notebook: .dib or .ipynb." };
        var submissions = new Argument<string>("SUBMISSIONS") { Description = "A folder or zip as Canvas, Moodle or plain folders name what was handed in." };
        var output = new Option<string>("--out", "-o") { HelpName = "DIR", Description = "The gradebook: the folder for results and tables. Needed.", Required = true };
        var layout = Read("--layout", "NAME", "How files are named: canvas, moodle or plain. Without it, found out.", LayoutOf);
        var pattern = Read("--pattern", "REGEX", "For other names: a regular expression over the path with the group 'student', and perhaps 'name', 'attempt', 'time'.",
            PatternLayout.Parse);
        var times = new Option<string?>("--times") { HelpName = "CSV", Description = "When students handed in, where the files' times are not to be trusted: columns student, time and perhaps due (an extension)." };
        var due = Read<DateTimeOffset?>("--due", "TIME", "When it was due, with its zone: 2026-11-30T23:59+09:00.", text => DueTime.Parse(text));
        var late = Read("--late", "RULE", "What being late costs: none, or parts such as 10%/day,max=50%,grace=15m,zero-after=7d. Without it, none.", LateRule.Parse);
        var jobs = Number.Whole("--jobs", "N", 1, "How many submissions are judged side by side. Without it, one for each core.", "-j");
        var shard = Read("--shard", "I/N", "Grade the I-th of N parts of the class, on any machine, each into a DIR of its own; 'coursekit grades merge' puts them together.", Shard.Parse);
        var resume = new Option<bool>("--resume") { Description = "Go on where an earlier run ended. It is what happens anyway." };
        var regrade = new Option<bool>("--regrade") { Description = "Grade again what was graded with another SRC, other tools or another sandbox, and show what changed." };
        var sandbox = Read("--sandbox", "NAME", "bubblewrap, or none: the students' code then runs with your rights, and every result says so. Without it, bubblewrap.", SandboxOf);
        var limit = Number.Seconds("--time-limit", "The longest a cell may take, in seconds. Without it, 10.");
        var memory = Number.Whole("--memory", "MB", 64, "The most memory a submission's data may take. Without it, 1024.");

        return new HelpedCommand("grade", "Grades what students handed in.",
            """
            Grades what students handed in, each in fenced-in processes of its own, and writes results, tables, feedback and a report.

            Of several attempts the last one on time counts, else the last late one. What is graded is kept at once: end the command
            whenever you like, and the same command goes on; nothing is graded twice. A new file of a student's is graded without
            being asked. What our own failure left unjudged is never a zero; the next run takes it up.
            The times in a zip have no zone and are read in this machine's; --times knows better.
            """)
        {
            Examples =
            [
                ("coursekit grade hw1.dib submissions.zip --out grades/hw1", "Grades what Canvas or Moodle gave you."),
                ("coursekit grade hw1.dib in.zip -o grades --due 2026-11-30T23:59Z --late 10%",
                    "Takes off a tenth of the points of what came late."),
                ("coursekit grade hw1.dib submissions.zip --out grades/hw1 --regrade", "After SRC was corrected."),
                ("coursekit grade hw1.dib submissions.zip --out parts/3 --shard 3/16", "One of sixteen parts of the class."),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "Every submission has a result. Refused ones count as results; the report names them."),
                (ExitCode.Failed, "Some are still to be graded because of a failure of ours, or nothing could be graded."),
                (ExitCode.Usage, "The command could not be carried out as written."),
                (ExitCode.Interrupted, "Stopped by Ctrl-C; what is graded is kept."),
            ],
        }
            .With(source)
            .With(submissions)
            .With("What and where", output, layout, pattern, times)
            .With("Lateness", due, late)
            .With("Which and how many", jobs, shard, resume, regrade)
            .With("Fence and limits", sandbox, limit, memory)
            .Does((parsed, cancellation) =>
            {
                var rule = parsed.GetValue(late) ?? LateRule.None;
                if (rule != LateRule.None && parsed.GetValue(due) is null && parsed.GetValue(times) is null)
                    throw new UsageException($"--late {rule.Text} needs --due, or --times with a column 'due', to know what is late");
                if (parsed.GetValue(layout) is not null && parsed.GetValue(pattern) is not null)
                    throw new UsageException("--layout and --pattern say the same thing; give one of them");
                var count = parsed.GetValue(jobs) ?? Environment.ProcessorCount;
                var request = new GradeRequest(
                    Path.GetFullPath(parsed.GetValue(source)!, terminal.Folder),
                    Path.GetFullPath(parsed.GetValue(submissions)!, terminal.Folder),
                    new Gradebook(Path.GetFullPath(parsed.GetValue(output)!, terminal.Folder)),
                    new IntakeOptions
                    {
                        Layout = parsed.GetValue(pattern) ?? parsed.GetValue(layout),
                        Due = parsed.GetValue(due),
                        Late = rule,
                        Times = parsed.GetValue(times) is { } table ? SubmissionTimes.Read(Path.GetFullPath(table, terminal.Folder)) : SubmissionTimes.None,
                    },
                    new GradingOptions
                    {
                        Jobs = count,
                        Regrade = parsed.GetValue(regrade),
                        Shard = parsed.GetValue(shard),
                        Due = parsed.GetValue(due),
                        Late = rule.Text,
                    },
                    new JudgeRequest(parsed.GetValue(sandbox) ?? "bubblewrap", count)
                    {
                        CellSeconds = parsed.GetValue(limit),
                        MemoryMegabytes = parsed.GetValue(memory),
                    });
                return RunAsync(request, terminal, engine, cancellation);
            });
    }

    private static async Task<int> RunAsync(GradeRequest request, Terminal terminal, Engine engine, CancellationToken cancellation)
    {
        if (!File.Exists(request.Source))
            throw new UsageException($"there is no notebook {terminal.Shown(request.Source)}: name the instructor's, with the solutions in it{Suggestion.ForPath(request.Source)}");
        if (!File.Exists(request.Submissions) && !Directory.Exists(request.Submissions))
            throw new UsageException($"there is no folder or archive {terminal.Shown(request.Submissions)}: name what the campus system gave you{Suggestion.ForPath(request.Submissions)}");
        var assignment = ReadAssignment(request.Source);
        using var taken = SubmissionIntake.Take(request.Submissions, request.Intake with { Assignment = assignment.Name });
        terminal.Out.WriteLine($"{ResultLine.Count(taken.Submissions.Count, "submission")}, named as {taken.Layout.Name} does");
        foreach (var line in taken.Unplaced)
            terminal.Out.WriteLine("passed over: " + line);
        request.Gradebook.RequireFree();
        var reference = Path.Combine(request.Gradebook.Folder, ".coursekit", "reference.json");
        var judge = await JudgeStart.StartAsync(engine, assignment, request.Judge with { ReferenceFile = reference, Told = terminal.Out.WriteLine }, cancellation).ConfigureAwait(false);
        await using (judge.ConfigureAwait(false))
        {
            var run = new GradingRun(
                assignment, judge, notebook => SubmissionRecovery.Recover(assignment, notebook), request.Gradebook, request.Options);
            var summary = await GradingDisplay.ShowAsync(
                terminal, onEvent => run.RunAsync(taken, onEvent, cancellation)).ConfigureAwait(false);
            // Tables of a part would pass for those of the class.
            var faults = summary.IsInterrupted || request.Options.Shard is not null ? [] : ReportWriter.Write(request.Gradebook);
            new GradingReport(terminal).Write(summary, request, faults);
            return summary.IsInterrupted ? ExitCode.Interrupted
                : summary.Unjudged.Count > 0 || faults.Count > 0 ? ExitCode.Failed : ExitCode.Good;
        }
    }

    private static Assignment ReadAssignment(string source)
    {
        try
        {
            return AssignmentReader.Read(source);
        }
        catch (AssignmentFormatException fault)
        {
            var more = fault.Faults.Count == 1 ? "" : $" (and {ResultLine.Count(fault.Faults.Count - 1, "more fault")}; 'coursekit assignment validate' shows all)";
            throw new FormatException(fault.Faults[0].Message + more, fault);
        }
    }

    private static ISubmissionLayout LayoutOf(string name)
        => LayoutTable.Rows.FirstOrDefault(row => row.Name == name)
            ?? throw new FormatException($"there is no layout '{name}'; there is {string.Join(", ", LayoutTable.Rows.Select(row => row.Name))}, and --pattern for others");

    private static string SandboxOf(string name)
        => name is "bubblewrap" or "none" ? name : throw new FormatException($"there is no sandbox '{name}'; there is bubblewrap and none");

    /// <summary>An option whose text is read by a library, which says what is wrong with it.</summary>
    private static Option<T?> Read<T>(string name, string value, string description, Func<string, T> read) => new(name)
    {
        HelpName = value,
        Description = description,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            try
            {
                return read(result.Tokens.Count == 0 ? "" : result.Tokens[0].Value);
            }
            catch (FormatException fault)
            {
                result.AddError($"{name}: {fault.Message}");
                return default;
            }
        },
    };
}
