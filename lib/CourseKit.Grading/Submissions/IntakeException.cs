namespace CourseKit.Grading.Submissions;

/// <summary>The submissions as a whole, or what was said about them, can't be used; one submission's fault is a result instead.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class IntakeException(string message) : FormatException(message);
