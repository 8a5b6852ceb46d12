using CourseKit.Grading.Results;

namespace CourseKit.Grading.SimulatedClass;

/// <summary>What an exercise of a simulated submission must come out as.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Points">What it must earn.</param>
/// <param name="Verdicts">The verdicts that are right; one, but for a known mistake that earns a part.</param>
/// <param name="Diagnosis">The known mistake that must be named; null if none.</param>
public sealed record ExpectedExercise(string Id, decimal Points, IReadOnlyList<Verdict> Verdicts, string? Diagnosis = null);
