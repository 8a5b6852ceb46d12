using CourseKit.Grading.Running;
using CourseKit.Grading.Submissions;
using Spectre.Console;

namespace CourseKit.Cli;

/// <summary>Shows grading while it goes on: a bar over all, with what is running and how long the rest takes, where a person
/// watches; otherwise one line for each submission that is done.</summary>
internal static class GradingDisplay
{
    /// <summary>Grades and shows.</summary>
    public static Task<GradingSummary> ShowAsync(Terminal terminal, Func<Action<GradingEvent>, Task<GradingSummary>> run)
        => terminal.Interactive ? Bars(terminal, run) : run(what =>
        {
            if (what.Result is not null && !what.IsKept)
                terminal.Out.WriteLine(GradingLine.Of(what));
            if (what.Failure is not null)
                terminal.Error.WriteLine($"coursekit: {PrintableText.Of(what.Student)}: {what.Failure}");
        });

    private static Task<GradingSummary> Bars(Terminal terminal, Func<Action<GradingEvent>, Task<GradingSummary>> run)
    {
        var narrow = terminal.Width < 80;
        return terminal.Rich.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = Math.Clamp(terminal.Width - (narrow ? 52 : 72), 8, 40) },
                new CountColumn(),
                new ElapsedColumn())
            .StartAsync(async context =>
            {
                var all = context.AddTask(Label("grading", narrow), maxValue: 1);
                var running = new Dictionary<string, ProgressTask>();
                return await run(what =>
                {
                    all.MaxValue = Math.Max(1, what.Total);
                    all.Value = what.Done;
                    all.Description = Label(what.Left is { } left ? $"grading, {ResultLine.Time(left)} left" : "grading", narrow);
                    if (what.Result is null)
                    {
                        // A task without a name is refused, so it has its name from the beginning.
                        var label = Label(what.Exercise is null ? what.Student : $"{what.Student} {what.Exercise}", narrow);
                        if (!running.TryGetValue(what.Student, out var task))
                            running.Add(what.Student, task = context.AddTaskBefore(label, new ProgressTaskSettings { MaxValue = 1 }, all).IsIndeterminate());
                        task.Description = label;
                    }
                    else if (running.Remove(what.Student, out var done))
                    {
                        done.StopTask();
                    }

                    if (what.Failure is not null)
                        terminal.SayAboveBars($"{PrintableText.Of(what.Student)}: {what.Failure}", new Style(Color.Red));
                }).ConfigureAwait(false);
            });
    }

    private static string Label(string name, bool narrow)
    {
        var most = narrow ? 24 : 38;
        name = PrintableText.Of(name, 200);
        return Markup.Escape(name.Length <= most ? name.PadRight(most) : name[..(most - 1)] + "…");
    }
}
