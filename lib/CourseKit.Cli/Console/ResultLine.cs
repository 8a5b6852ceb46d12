using System.Globalization;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Cli;

/// <summary>A notebook's result in words.</summary>
internal static class ResultLine
{
    /// <summary>One line.</summary>
    public static string Of(NotebookResult result)
    {
        var passed = result.PassedOver.Count == 0 ? "" : $", {Count(result.PassedOver.Count, "cell")} passed over";
        var exercises = ExerciseLine.Of(result.Exercises) is { Length: > 0 } told ? "; " + told : "";
        var text = $"{result.FileName}: {State(result.State)}";
        return result.State switch
        {
            NotebookState.Failed when result.Errors.Count > 0
                => text + ": " + Without(result.Errors[0], result.FileName)
                    + (result.Errors.Count == 1 ? "" : $" (and {Count(result.Errors.Count - 1, "more failing cell")})"),
            NotebookState.Succeeded => $"{text}, {Count(result.CellsRun, "cell")} in {Time(result.Elapsed)}{passed}{exercises}",
            NotebookState.UpToDate => text + passed + (passed.Length > 0 ? " (--force tries again)" : "") + exercises,
            _ => text,
        };
    }

    /// <summary>A state in a word or two.</summary>
    public static string State(NotebookState state) => state switch
    {
        NotebookState.Succeeded => "done",
        NotebookState.Failed => "failed",
        NotebookState.UpToDate => "up to date",
        NotebookState.Cancelled => "stopped",
        _ => "not started",
    };

    /// <summary>A time as a person says it.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds * 10) / 10:0.0} s"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalSeconds} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00} h"),
    };

    /// <summary>A number with its noun.</summary>
    public static string Count(int count, string noun)
        => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>An error without the notebook's name, where that stands already.</summary>
    private static string Without(string error, string file)
        => error.StartsWith(file, StringComparison.Ordinal) ? error[file.Length..].TrimStart(',', ':', ' ') : error;
}
