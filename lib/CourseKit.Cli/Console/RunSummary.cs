using System.Globalization;
using CourseKit.Notebooks.Execution;
using Spectre.Console;

namespace CourseKit.Cli;

/// <summary>What is said at the end of a run.</summary>
internal sealed class RunSummary(Terminal terminal)
{
    /// <summary>Writes the table, what was passed over, the totals and where to look.</summary>
    public void Write(CourseRun run, string folder)
    {
        if (terminal.Interactive)
        {
            Table(run);
            Exercises(run);
        }
        else
        {
            Unfinished(run);
        }

        PassedOver(run);

        if (run.Message is not null)
            terminal.Say(run.Message);

        var counts = run.Results.GroupBy(result => result.State).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {ResultLine.State(group.Key)}"));
        var exercises = ExerciseLine.Counts(run.Results.SelectMany(result => result.Exercises));
        terminal.Say($"{ResultLine.Count(run.Results.Count, "notebook")}: {string.Join(", ", counts)} ({ResultLine.Time(run.Elapsed)})"
            + (exercises.Length > 0 ? "; " + exercises : ""));
        var index = Path.Combine(folder, "index.html");
        terminal.Out.WriteLine($"Open {terminal.Shown(index)}");
        if (terminal.Interactive)
            terminal.Out.WriteLine("     " + new Uri(index).AbsoluteUri);
    }

    /// <summary>How the exercises stand, which the table has no room for.</summary>
    private void Exercises(CourseRun run)
    {
        foreach (var result in run.Results.Where(result => result.Exercises.Count > 0))
            terminal.Say($"{result.FileName}: {ExerciseLine.Of(result.Exercises)}");
    }

    /// <summary>The notebooks whose end raised no event, because they were not begun.</summary>
    private void Unfinished(CourseRun run)
    {
        foreach (var result in run.Results.Where(result => result.State == NotebookState.NotStarted))
            terminal.Out.WriteLine(ResultLine.Of(result));
    }

    private void Table(CourseRun run)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("Notebook");
        table.AddColumn(new TableColumn("Cells run").RightAligned());
        table.AddColumn(new TableColumn("Passed over").RightAligned());
        table.AddColumn(new TableColumn("Time").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("State").NoWrap());
        foreach (var result in run.Results)
        {
            table.AddRow(
                new Text(result.Name),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{result.CellsRun} of {result.Cells}")),
                new Text(result.PassedOver.Count == 0 ? "" : result.PassedOver.Count.ToString(CultureInfo.InvariantCulture)),
                new Text(result.State == NotebookState.NotStarted ? "" : ResultLine.Time(result.Elapsed)),
                new Text(ResultLine.State(result.State), Colour(result.State)));
        }

        terminal.Rich.Write(table);
    }

    private void PassedOver(CourseRun run)
    {
        var reasons = run.Results.SelectMany(result => result.PassedOver)
            .GroupBy(note => note.Text, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var reason in reasons)
            terminal.Say($"{ResultLine.Count(reason.Count(), "cell")} passed over: {reason.Key}");
    }

    private static Style Colour(NotebookState state) => state switch
    {
        NotebookState.Succeeded => new(Color.Green),
        NotebookState.Failed => new(Color.Red),
        NotebookState.UpToDate => new(Color.Grey),
        _ => new(Color.Yellow),
    };
}
