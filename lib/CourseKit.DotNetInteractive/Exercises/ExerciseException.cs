namespace CourseKit.DotNetInteractive.Exercises;

/// <summary>A directive about an exercise can't do its work; the message says why.</summary>
internal sealed class ExerciseException(string message) : Exception(message);
