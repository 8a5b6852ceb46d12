namespace CourseKit.Grading.Assignments;

/// <summary>A question that a person grades.</summary>
/// <param name="Id">The name that stays the same from year to year.</param>
/// <param name="Points">What it is worth, &gt; 0.</param>
/// <param name="Title">Its heading or first words.</param>
/// <param name="Cell">The source cell.</param>
/// <param name="Rubric">What graders go by, as markdown; empty if none is written. Never released.</param>
public sealed record WrittenQuestion(string Id, decimal Points, string Title, AssignmentCell Cell, string Rubric);
