using CourseKit.Notebooks.Execution;
using Spectre.Console;

namespace CourseKit.Cli;

/// <summary>Shows a run while it goes on: a bar for each running notebook where a person watches, otherwise one line for
/// each notebook that is done.</summary>
internal static class RunDisplay
{
    /// <summary>Runs and shows.</summary>
    public static Task<CourseRun> ShowAsync(
        Terminal terminal, IReadOnlyList<string> files, Func<Action<CourseEvent>, Task<CourseRun>> run)
        => terminal.Interactive
            ? Bars(terminal, files.Count, run)
            : run(what =>
            {
                if (what.Waits is not null)
                    terminal.Out.WriteLine($"{what.Name}: {what.Waits}");
                if (what.Result is { } result)
                    terminal.Out.WriteLine(ResultLine.Of(result));
            });

    private static Task<CourseRun> Bars(Terminal terminal, int count, Func<Action<CourseEvent>, Task<CourseRun>> run)
    {
        var narrow = terminal.Width < 80;
        return terminal.Rich.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = Math.Clamp(terminal.Width - (narrow ? 48 : 64), 8, 40) },
                new CountColumn(),
                new ElapsedColumn())
            .StartAsync(async context =>
            {
                var all = context.AddTask(Label("all notebooks", narrow), maxValue: count);
                var tasks = new Dictionary<string, ProgressTask>();
                return await run(what =>
                {
                    if (!tasks.TryGetValue(what.Name, out var task))
                    {
                        task = context.AddTaskBefore(Label(what.Name, narrow), new ProgressTaskSettings { MaxValue = Math.Max(1, what.Cells) }, all);
                        tasks.Add(what.Name, task);
                    }

                    if (what.Waits is not null)
                        Print([what.Waits], terminal, Style.Plain);

                    // A cell that has begun is not done yet.
                    task.Value = Math.Max(0, what.Cell - 1);
                    if (what.Result is not { } result)
                        return;
                    task.Value = task.MaxValue;
                    task.StopTask();
                    all.Increment(1);
                    Print(result.Errors, terminal, new Style(Color.Red));
                }).ConfigureAwait(false);
            });
    }

    /// <summary>The bars are drawn over by what is printed, and only as far as that reaches: so it reaches to the edge.</summary>
    private static void Print(IEnumerable<string> texts, Terminal terminal, Style style)
    {
        foreach (var line in texts.SelectMany(text => TextWrap.Lines(text, terminal.Width - 1)))
            terminal.Rich.Write(new Text(line.PadRight(terminal.Width - 1) + Environment.NewLine, style));
    }

    private static string Label(string name, bool narrow)
    {
        var most = narrow ? 20 : 30;
        return Markup.Escape(name.Length <= most ? name.PadRight(most) : name[..(most - 1)] + "…");
    }
}
