namespace CourseKit.Grading.Similarity;

/// <summary>What two students share in one exercise.</summary>
/// <param name="Id">The exercise; empty for cells that the students added.</param>
/// <param name="Unusual">Shared tokens, each counted by how rare it is in the class.</param>
/// <param name="Share"><paramref name="Unusual"/> as a part of the shorter of the two answers, from 0 to 1.</param>
public sealed record SimilarExercise(string Id, double Unusual, double Share);
