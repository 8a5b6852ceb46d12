using System.Globalization;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Cli;

/// <summary>How exercises stand, in words: what is wrong is named, for a run that is well can hold it.</summary>
internal static class ExerciseLine
{
    private const int MostNamed = 5;

    /// <summary>The exercises of one notebook: «3 exercises right, 1 not right: hinge (cell 31), 1 not done yet: softmax (cell 40)».
    /// Empty when there are none; a notebook whose exercises nobody has begun only counts them.</summary>
    public static string Of(IReadOnlyList<CheckedExercise> exercises)
    {
        var begun = exercises.Any(exercise => exercise.State != ExerciseState.NotDone);
        return Joined(exercises, state => begun && state != ExerciseState.Right ? Named(exercises, state) : "");
    }

    /// <summary>The exercises of several notebooks, counted only.</summary>
    public static string Counts(IEnumerable<CheckedExercise> exercises) => Joined([.. exercises], static _ => "");

    private static string Joined(IReadOnlyList<CheckedExercise> exercises, Func<ExerciseState, string> names)
    {
        var parts = new List<string>();
        foreach (var group in exercises.GroupBy(exercise => exercise.State).OrderBy(group => group.Key))
        {
            // The noun stands once, with the first number.
            var count = parts.Count == 0
                ? ResultLine.Count(group.Count(), "exercise") : group.Count().ToString(CultureInfo.InvariantCulture);
            parts.Add($"{count} {Words(group.Key)}{names(group.Key)}");
        }

        return string.Join(", ", parts);
    }

    private static string Named(IReadOnlyList<CheckedExercise> exercises, ExerciseState state)
    {
        var places = exercises.Where(exercise => exercise.State == state)
            .Select(exercise => string.Create(CultureInfo.InvariantCulture, $"{exercise.Id} (cell {exercise.Cell})")).ToList();
        var rest = places.Count - MostNamed;
        return ": " + string.Join(", ", places.Take(MostNamed))
            + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest} more") : "");
    }

    private static string Words(ExerciseState state) => state switch
    {
        ExerciseState.Right => "right",
        ExerciseState.Wrong => "not right",
        _ => "not done yet",
    };
}
