namespace CourseKit.DotNetInteractive.Directives;

/// <summary><c>#!hint</c>, or <c>#!hint 4.1</c>.</summary>
/// <param name="exercise">The exercise's name; null for the one at hand.</param>
public sealed class HintCommand(string? exercise = null) : ExerciseCommand(exercise);
