using System.CommandLine;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Sandbox;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Cli;

/// <summary><c>coursekit assignment validate</c>.</summary>
internal static class AssignmentValidateCommand
{
    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var source = new Argument<string>("SRC") { Description = "The instructor's notebook, or a folder of them." };
        var limit = new Option<double>("--cell-timeout")
        {
            Description = "How long one cell may run, in seconds (10).",
            HelpName = "S",
            DefaultValueFactory = _ => 10,
        };
        var sandbox = new Option<string>("--sandbox")
        {
            Description = "'none' runs without a fence; else it is used where there is one, since grading uses it.",
            HelpName = "NAME",
        };

        return new HelpedCommand("validate", "Tries whether homework is ready to be handed out.",
            """
            Tries whether homework is ready to be handed out, by judging it as students' work is judged: the solution gets all
            points; the stub compiles and gets none; every known wrong answer loses points and is told as itself; each
            within the time limit. Nothing that is hidden is released, and hidden tests only observe.
            """)
        {
            Examples =
            [
                ("coursekit assignment validate hw1.dib", "One homework."),
                ("coursekit assignment validate notebooks/homework", "All of them."),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "Everything is in order."),
                (ExitCode.Failed, "Something is not; the report says what and where."),
                (ExitCode.Usage, "The command could not be carried out as written."),
                (ExitCode.Interrupted, "Stopped by Ctrl-C."),
            ],
        }
            .With(source)
            .With("Options", limit, sandbox)
            .Does((parsed, cancellation) => RunAsync(
                parsed.GetValue(source)!, parsed.GetValue(limit), parsed.GetValue(sandbox), terminal, engine, cancellation));
    }

    private static async Task<int> RunAsync(
        string source, double limit, string? sandbox, Terminal terminal, Engine engine, CancellationToken cancellation)
    {
        if (!(limit is > 0 and <= 3600))
            throw new UsageException("--cell-timeout must be in (0, 3600] seconds");
        var sources = AssignmentSources.Find(source, terminal);
        var options = new JudgeOptions
        {
            Sandbox = await FenceAsync(sandbox, terminal, cancellation),
            CellTimeLimit = TimeSpan.FromSeconds(limit),
            Progress = terminal.Interactive ? new Told(terminal) : null,
        };
        var code = ExitCode.Good;
        foreach (var path in sources)
        {
            if (AssignmentSources.Read(path, terminal) is not { } assignment)
            {
                code = ExitCode.Failed;
                continue;
            }

            IJudge judge;
            IReadOnlyList<string> problems;
            try
            {
                (judge, problems) = await engine.Judges(assignment, options, cancellation);
            }
            catch (KernelDiedException e) when (!cancellation.IsCancellationRequested)
            {
                terminal.Error.WriteLine($"coursekit: {assignment.Source.FileName}: the set-up cells do not run through: "
                    + e.Message.ReplaceLineEndings(" ") + "; if the machine is slow or busy, --cell-timeout gives them longer");
                code = ExitCode.Failed;
                continue;
            }

            await using (judge)
            {
                var report = await AssignmentValidation.RunAsync(assignment, judge, problems, options.Progress, cancellation);
                Write(report, terminal);
                if (!report.IsGood)
                    code = ExitCode.Failed;
            }
        }

        return code;
    }

    // The code is the instructor's own: without a sandbox it may run all the same.
    private static async Task<ISandbox> FenceAsync(string? name, Terminal terminal, CancellationToken cancellation)
    {
        switch (name)
        {
            case "none":
                return new NoSandbox();
            case null or "bubblewrap":
                var fence = new BubblewrapSandbox();
                if (await fence.ProblemAsync(cancellation) is not { } problem)
                    return fence;
                if (name is not null)
                    throw new UsageException(problem);
                terminal.Error.WriteLine("coursekit: validating without a sandbox, so its limits are not tried. " + problem.ReplaceLineEndings(" "));
                return new NoSandbox();
            default:
                throw new UsageException($"there is no sandbox '{name}'; there is bubblewrap and none");
        }
    }

    private static void Write(ValidationReport report, Terminal terminal)
    {
        var output = terminal.Out;
        output.WriteLine($"{report.Assignment.Source.FileName}: {report.Assignment.Title}");
        foreach (var exercise in report.Exercises)
        {
            output.WriteLine($"  {(exercise.IsGood ? '✓' : '✗')} {exercise.Exercise.Id}  {exercise.Exercise.Title} "
                + $"({ResultLine.Count(exercise.Exercise.Wrong.Count, "wrong answer")}, {ResultLine.Time(TimeSpan.FromSeconds(exercise.Seconds))})");
            foreach (var problem in exercise.Problems)
                output.WriteLine("      " + problem.ReplaceLineEndings(" "));
        }

        foreach (var problem in report.Problems)
            output.WriteLine("  ✗ " + problem.ReplaceLineEndings(" "));
        output.WriteLine($"  {report.Exercises.Count(e => e.IsGood)} of {ResultLine.Count(report.Exercises.Count, "exercise")} in order, "
            + $"{ResultLine.Time(TimeSpan.FromSeconds(report.Seconds))}" + (report.IsGood ? "" : "; not ready to be handed out"));
    }

    /// <summary>Tells on standard error what is being tried.</summary>
    private sealed class Told(Terminal terminal) : IProgress<string>
    {
        public void Report(string value) => terminal.Error.WriteLine("  … " + value);
    }
}
