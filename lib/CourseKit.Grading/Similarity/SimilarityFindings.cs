namespace CourseKit.Grading.Similarity;

/// <summary>What a search for shared code found.</summary>
/// <param name="Students">How many submissions were compared.</param>
/// <param name="Pairs">The pairs worth a look, most unusual first.</param>
public sealed record SimilarityFindings(int Students, IReadOnlyList<SimilarPair> Pairs);
