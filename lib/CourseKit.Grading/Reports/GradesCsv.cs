using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports;

/// <summary><c>grades.csv</c>: everything about every student, for people and their spreadsheets.</summary>
public sealed class GradesCsv : IReport
{
    /// <inheritdoc/>
    public string Name => "grades.csv";

    /// <inheritdoc/>
    public void Write(GradebookView view, string folder)
    {
        ArgumentNullException.ThrowIfNull(view);
        CsvSheet.Write(Path.Combine(folder, Name), Rows(view), forSpreadsheet: true);
    }

    private static IEnumerable<object?[]> Rows(GradebookView view)
    {
        var outline = view.Outline;
        yield return
        [
            "student", "name", .. outline.Exercises.Select(exercise => exercise.Id), .. outline.Questions.Select(question => question.Id),
            "points", "late penalty", "total", "out of", "state", "remarks", "submitted", "attempt", "file",
        ];
        foreach (var result in view.Results)
        {
            var state = GradeStates.Of(result);
            var has = state is GradeState.Graded or GradeState.ToGradeByHand;
            yield return
            [
                result.Student, result.Name,
                .. outline.Exercises.Select(exercise => PointsOf(result, exercise)),
                .. outline.Questions.Select(question => (object?)result.Written.FirstOrDefault(answer => answer.Id == question.Id)?.Points),
                has ? result.ExercisePoints + result.Written.Sum(answer => answer.Points ?? 0) : null,
                result.LatePenalty,
                has ? result.Points : null,
                outline.Points,
                GradeStates.Words(state),
                string.Join("; ", Remarks(result)),
                result.SubmittedAt?.ToString("yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture),
                result.Attempt, result.File,
            ];
        }
    }

    // What we could not judge is an empty cell, not a zero.
    private static object? PointsOf(SubmissionResult result, ExerciseOutline outline)
        => result.Exercises.FirstOrDefault(exercise => exercise.Id == outline.Id) is { } exercise
            && (exercise.Verdict != Verdict.NotJudged || exercise.ByHand is not null) ? exercise.Points : null;

    private static IEnumerable<string> Remarks(SubmissionResult result)
        => (result.Refused is null ? [] : new[] { result.Refused }).Concat(result.Remarks.Select(remark => remark.Text));
}
