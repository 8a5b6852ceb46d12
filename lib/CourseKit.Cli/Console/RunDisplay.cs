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
                        terminal.SayAboveBars(what.Waits, Style.Plain);

                    // A cell that has begun is not done yet.
                    task.Value = Math.Max(0, what.Cell - 1);
                    if (what.Result is not { } result)
                        return;
                    task.Value = task.MaxValue;
                    task.StopTask();
                    all.Increment(1);
                    foreach (var error in result.Errors)
                        terminal.SayAboveBars(error, new Style(Color.Red));
                }).ConfigureAwait(false);
            });
    }

    private static string Label(string name, bool narrow)
    {
        var most = narrow ? 20 : 30;
        return Markup.Escape(name.Length <= most ? name.PadRight(most) : name[..(most - 1)] + "…");
    }
}
