namespace CourseKit.Grading.Assignments;

/// <summary>An exercise: one answer cell, its checks and its known wrong answers.</summary>
/// <param name="Id">The name that stays the same from year to year.</param>
/// <param name="Title">What students read.</param>
/// <param name="Points">What it is worth, &gt; 0.</param>
/// <param name="Answer">The answer cell; its <see cref="AssignmentCell.Released"/> is the stub.</param>
/// <param name="Solution">The answer cell's code with the solution, markers and wrong alternatives taken out.</param>
/// <param name="Checks">The check cells, in the notebook's order; at least one.</param>
/// <param name="Wrong">The known wrong answers, in order.</param>
public sealed record Exercise(
    string Id,
    string Title,
    decimal Points,
    AssignmentCell Answer,
    string Solution,
    IReadOnlyList<ExerciseCheckCell> Checks,
    IReadOnlyList<WrongAlternative> Wrong)
{
    /// <summary>Whether hidden tests decide about the points; the visible cases are then for the student's guidance only.</summary>
    public bool HasHiddenTests => Checks.Any(check => check.HasHiddenTests);
}
