using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Validation;

/// <summary>Submissions that a student could hand in, made from the source.</summary>
internal static class WrittenBy
{
    /// <summary>The released notebook with an answer in every exercise's cell.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="answer">An exercise's answer; null leaves the stub.</param>
    public static RecoveredSubmission Student(Assignment assignment, Func<Exercise, string?> answer)
    {
        var cells = assignment.Cells.Where(cell => cell.Released.AsSpan().Trim().Length > 0).Select(cell => new Cell(
            cell.Cell.Language,
            assignment.Exercises.FirstOrDefault(e => e.Answer.Number == cell.Number) is { } exercise ? answer(exercise) ?? cell.Released : cell.Released));
        return SubmissionRecovery.Recover(assignment, new Notebook([.. cells]));
    }
}
