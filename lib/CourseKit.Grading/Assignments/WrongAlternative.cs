namespace CourseKit.Grading.Assignments;

/// <summary>A known wrong answer, written beside the solution: <c>/* BEGIN WRONG: what is wrong … END WRONG */</c>.</summary>
/// <param name="Message">What is wrong, as a student reads it.</param>
/// <param name="Source">The whole answer cell with this alternative in the place of the solution before it.</param>
/// <param name="Line">The marker's line in the source file, from 1; 0 when unknown.</param>
public sealed record WrongAlternative(string Message, string Source, int Line);
