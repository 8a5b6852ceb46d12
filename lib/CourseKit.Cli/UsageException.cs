namespace CourseKit.Cli;

/// <summary>The command was called in a way that can't work.</summary>
/// <param name="message">One line: what is wrong, what to do.</param>
internal sealed class UsageException(string message) : Exception(message);
