using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments;

/// <summary>An instructor's source notebook, read and understood.</summary>
/// <param name="Name">The file's name without extension: <c>hw1-losses</c>.</param>
/// <param name="Title">The first heading of its text.</param>
/// <param name="Source">The notebook as written.</param>
/// <param name="Cells">Every cell with its role, in order.</param>
/// <param name="Exercises">The exercises, in order.</param>
/// <param name="Questions">The written questions, in order.</param>
/// <param name="Hash">SHA-256 of the notebook's text, in lower-case hexadecimal digits.</param>
public sealed record Assignment(
    string Name,
    string Title,
    Notebook Source,
    IReadOnlyList<AssignmentCell> Cells,
    IReadOnlyList<Exercise> Exercises,
    IReadOnlyList<WrittenQuestion> Questions,
    string Hash)
{
    /// <summary>All points, manual ones included.</summary>
    public decimal Points => Exercises.Sum(exercise => exercise.Points) + Questions.Sum(question => question.Points);
}
