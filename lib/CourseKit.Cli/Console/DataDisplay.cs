using CourseKit.Data;
using Spectre.Console;

namespace CourseKit.Cli;

/// <summary>Shows how far the making or fetching of a data set is.</summary>
internal static class DataDisplay
{
    /// <summary>Works and shows: a bar where a person watches, otherwise one line for each file or step.</summary>
    public static Task ShowAsync(Terminal terminal, string name, Func<IProgress<DataProgress>, Task> work)
        => terminal.Interactive ? Bar(terminal, name, work) : work(new Steps(step => terminal.Out.WriteLine(step)));

    private static Task Bar(Terminal terminal, string name, Func<IProgress<DataProgress>, Task> work)
        => terminal.Rich.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = Math.Clamp(terminal.Width - 50, 8, 40) },
                new PercentageColumn(),
                new ElapsedColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(name));
                return work(new Told(step =>
                {
                    if (step.Note is not null)
                        terminal.SayAboveBars(step.Note, new Style(Color.Yellow));
                    task.Description = Markup.Escape($"{name} {step.Item}");
                    task.MaxValue = Math.Max(1, step.Total);
                    task.Value = step.Done;
                }));
            });

    // Progress<T> of the runtime would report from the thread pool, out of order and after the end.
    private sealed class Told(Action<DataProgress> tell) : IProgress<DataProgress>
    {
        private readonly Lock _gate = new();

        public void Report(DataProgress value)
        {
            lock (_gate)
                tell(value);
        }
    }

    private sealed class Steps(Action<string> line) : IProgress<DataProgress>
    {
        private readonly Lock _gate = new();
        private string? _last;

        public void Report(DataProgress value)
        {
            lock (_gate)
            {
                // What is noted is of this file: its name comes first.
                if (value.Item != _last)
                    line(_last = value.Item);
                if (value.Note is not null)
                    line(value.Note);
            }
        }
    }
}
