namespace CourseKit.DotNetInteractive.Directives;

/// <summary><c>#!check</c>, or <c>#!check 4.1</c>.</summary>
/// <param name="exercise">The exercise's name; null for the one at hand.</param>
public sealed class CheckCommand(string? exercise = null) : ExerciseCommand(exercise);
