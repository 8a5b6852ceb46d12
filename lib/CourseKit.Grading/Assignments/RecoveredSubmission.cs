using CourseKit.Grading.Results;

namespace CourseKit.Grading.Assignments;

/// <summary>A submission laid over its assignment: what to execute, what was written, and what was out of order.</summary>
/// <param name="Cells">What to execute: the instructor's set-up and check cells, the student's answers and added cells.</param>
/// <param name="WrittenAnswers">Question id → the student's markdown; a question that is missing has no entry.</param>
/// <param name="Missing">Ids of exercises of which no answer cell was found.</param>
/// <param name="Remarks">Cells that were moved, edited, copied, retyped or deleted, as a grader and the student read it.</param>
public sealed record RecoveredSubmission(
    IReadOnlyList<RecoveredCell> Cells,
    IReadOnlyDictionary<string, string> WrittenAnswers,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Remark> Remarks);
