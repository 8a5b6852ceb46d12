using System.Text.Json;

namespace CourseKit.Notebooks.Execution;

/// <summary>An exercise whose check ran.</summary>
/// <param name="Cell">The number of the cell that checked it, from 1, all languages counted.</param>
/// <param name="Id">The exercise's lasting name.</param>
/// <param name="State">What the check found.</param>
public sealed record CheckedExercise(int Cell, string Id, ExerciseState State)
{
    /// <summary>The exercises of an executed notebook, in the order of their checks. Of one that was checked twice the last check
    /// counts; a check that only observes says nothing of right or wrong.</summary>
    internal static IReadOnlyList<CheckedExercise> In(Notebook executed)
    {
        var found = new OrderedDictionary<string, CheckedExercise>(StringComparer.Ordinal);
        foreach (var (index, cell) in executed.Cells.Index())
        {
            foreach (var output in cell.Outputs.OfType<DisplayOutput>())
            {
                if (output.Data.TryGetValue(MimeTypes.Check, out var json) && Read(json, index + 1) is { } exercise)
                    found[exercise.Id] = exercise;
            }
        }

        return [.. found.Values];
    }

    // Any cell can show anything under the checks' type: what is no check is passed by.
    private static CheckedExercise? Read(string json, int cell)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var check = document.RootElement;
            if (check.GetProperty("id").GetString() is not { Length: > 0 } id)
                return null;
            var cases = check.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("verdict").GetString()).ToList();
            if (cases.TrueForAll(verdict => verdict == "observed"))
                return null;
            return new(cell, id, check.GetProperty("passed").GetBoolean() ? ExerciseState.Right
                : check.GetProperty("notDone").GetBoolean() ? ExerciseState.NotDone
                : ExerciseState.Wrong);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
