namespace CourseKit.Grading.Similarity;

/// <summary>Two students whose code has unusual stretches in common: something for a person to look at, not a verdict.</summary>
/// <param name="First">One student's code.</param>
/// <param name="Second">The other's.</param>
/// <param name="Unusual">Shared tokens, each counted by how rare it is in the class.</param>
/// <param name="Shared">Shared tokens, the released template's not counted.</param>
/// <param name="Share"><paramref name="Unusual"/> as a part of the shorter submission's own tokens, from 0 to 1.</param>
/// <param name="Exercises">The same by exercise, most first; only those that share something.</param>
/// <param name="Runs">The shared stretches, heaviest first.</param>
public sealed record SimilarPair(
    SubmittedCode First,
    SubmittedCode Second,
    double Unusual,
    int Shared,
    double Share,
    IReadOnlyList<SimilarExercise> Exercises,
    IReadOnlyList<SharedRun> Runs);
