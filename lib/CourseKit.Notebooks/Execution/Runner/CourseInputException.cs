namespace CourseKit.Notebooks.Execution;

/// <summary>What was asked for can't be run: a path that is not there, two notebooks of one name, a busy output folder.</summary>
/// <param name="message">One line: what, where, what to do.</param>
public sealed class CourseInputException(string message) : Exception(message);
