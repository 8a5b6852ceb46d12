namespace CourseKit.Grading.Assignments;

/// <summary>One cell of what the judge executes for a submission, in order.</summary>
/// <param name="Role">Set-up and check cells are the instructor's own; an answer or an added cell is the student's.</param>
/// <param name="ExerciseId">The exercise of an answer or check cell; null for set-up and added cells.</param>
/// <param name="Check">The check cell, where <paramref name="Role"/> is <see cref="CellRole.Check"/>.</param>
/// <param name="Source">The code to run.</param>
/// <param name="IsStudents">Whether the code is the student's.</param>
/// <param name="Number">The cell's number in the submission (student's code) or in the source (instructor's), from 1.</param>
public sealed record RecoveredCell(
    CellRole Role, string? ExerciseId, ExerciseCheckCell? Check, string Source, bool IsStudents, int Number);
