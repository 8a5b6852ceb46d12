using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports;

/// <summary>A class in numbers, gathered one result at a time.</summary>
internal sealed class ClassNumbers(AssignmentOutline outline)
{
    private readonly List<StudentRow> _students = [];

    /// <summary>The exercises, in the assignment's order.</summary>
    public IReadOnlyList<ExerciseNumbers> Exercises { get; } = [.. outline.Exercises.Select(exercise => new ExerciseNumbers(exercise))];

    /// <summary>The students, in the gradebook's order.</summary>
    public IReadOnlyList<StudentRow> Students => _students;

    /// <summary>The totals of those whose code is judged, least first.</summary>
    public IReadOnlyList<decimal> Totals
        => [.. _students.Where(one => one.State is GradeState.Graded or GradeState.ToGradeByHand).Select(one => one.Points).Order()];

    /// <summary>The middle total; null if there is none.</summary>
    public decimal? Median => Totals is { Count: > 0 } totals ? (totals[totals.Count / 2] + totals[(totals.Count - 1) / 2]) / 2 : null;

    /// <summary>The mean total; null if there is none.</summary>
    public decimal? Mean => Totals is { Count: > 0 } totals ? totals.Average() : null;

    /// <summary>Adds one student's result.</summary>
    public void Add(SubmissionResult result)
    {
        var byId = result.Exercises.ToLookup(exercise => exercise.Id, StringComparer.Ordinal);
        var verdicts = new List<Verdict>();
        foreach (var numbers in Exercises)
        {
            var exercise = byId[numbers.Outline.Id].FirstOrDefault();
            if (exercise is not null)
                numbers.Add(exercise);
            if (result.Exercises.Count > 0)
                verdicts.Add(exercise?.Verdict ?? Verdict.Missing);
        }

        var tampered = result.Remarks.Where(remark => remark.Kind == RemarkKind.Tampered).Select(remark => remark.Text)
            .Concat(result.Exercises.Where(exercise => exercise.Verdict == Verdict.Tampered).Select(exercise => exercise.Title)).ToList();
        _students.Add(new StudentRow(result.Student, result.Name, GradeStates.Of(result), result.Points, result.LatePenalty, verdicts,
            [.. result.Exercises.Where(exercise => exercise.Verdict == Verdict.NotJudged).Select(exercise => exercise.Title)],
            [.. result.Written.Where(GradeStates.IsOpen).Select(answer => answer.Title)],
            tampered, result.Refused));
    }
}
