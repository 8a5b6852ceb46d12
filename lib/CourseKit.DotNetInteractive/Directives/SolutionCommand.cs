namespace CourseKit.DotNetInteractive.Directives;

/// <summary><c>#!solution</c>, or <c>#!solution 4.1</c>.</summary>
/// <param name="exercise">The exercise's name; null for the one at hand.</param>
public sealed class SolutionCommand(string? exercise = null) : ExerciseCommand(exercise);
