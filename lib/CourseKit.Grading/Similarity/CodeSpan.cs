namespace CourseKit.Grading.Similarity;

/// <summary>A stretch of one cell.</summary>
/// <param name="Part">The cell's index among the student's parts.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Length">Its number of characters.</param>
public sealed record CodeSpan(int Part, int Start, int Length);
