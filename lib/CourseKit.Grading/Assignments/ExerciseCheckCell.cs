namespace CourseKit.Grading.Assignments;

/// <summary>A check cell: <c>// check id</c>, or <c>// check id (2 points): title</c> where an exercise has several.</summary>
/// <param name="ExerciseId">The exercise it checks.</param>
/// <param name="Title">What this check is about; null if the header names nothing.</param>
/// <param name="Points">Its share of the exercise's points; without numbers in the headers the cells share alike.</param>
/// <param name="Cell">The source cell.</param>
/// <param name="Source">The code to run when grading: hidden tests included, markers taken out.</param>
/// <param name="HasHiddenTests">Whether it holds hidden tests.</param>
public sealed record ExerciseCheckCell(
    string ExerciseId, string? Title, decimal Points, AssignmentCell Cell, string Source, bool HasHiddenTests);
