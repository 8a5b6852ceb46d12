using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments;

/// <summary>A cell of the instructor's source notebook, understood.</summary>
/// <param name="Number">Its number in the source, from 1.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Id">The exercise's or question's id; null for text and set-up cells.</param>
/// <param name="Cell">The cell as the instructor wrote it, markers and all.</param>
/// <param name="Released">The text that students get: solutions, wrong alternatives, hidden tests and rubrics taken out.</param>
public sealed record AssignmentCell(int Number, CellRole Role, string? Id, Cell Cell, string Released);
