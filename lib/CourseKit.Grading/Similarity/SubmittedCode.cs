namespace CourseKit.Grading.Similarity;

/// <summary>What one student wrote, as the search for shared code reads it.</summary>
/// <param name="Student">The student's id.</param>
/// <param name="Parts">The cells that are the student's, in order.</param>
public sealed record SubmittedCode(string Student, IReadOnlyList<SourcePart> Parts);
