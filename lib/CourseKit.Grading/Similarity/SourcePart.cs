namespace CourseKit.Grading.Similarity;

/// <summary>One cell of a student's code.</summary>
/// <param name="ExerciseId">The exercise it answers; empty for a cell that the student added.</param>
/// <param name="Source">The code.</param>
public sealed record SourcePart(string ExerciseId, string Source);
