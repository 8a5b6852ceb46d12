namespace CourseKit.Grading.Results;

/// <summary>A gradebook can't be used as asked.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class GradebookException(string message) : IOException(message);
