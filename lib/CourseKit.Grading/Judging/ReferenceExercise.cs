using CourseKit.Grading.Assignments;

namespace CourseKit.Grading.Judging;

/// <summary>What the solution of one exercise observes, and what its known wrong answers do.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Checks">Check cell → what it observed; a cell without a sound result is missing.</param>
/// <param name="Alternatives">The wrong answers that came to a result, with what they observed in each check cell.</param>
internal sealed record ReferenceExercise(
    Exercise Exercise,
    IReadOnlyDictionary<int, ObservedCheck> Checks,
    IReadOnlyList<(WrongAlternative Wrong, IReadOnlyDictionary<int, ObservedCheck> Checks)> Alternatives);
