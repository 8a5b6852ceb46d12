namespace CourseKit.Checks;

/// <summary>Where an exercise cell starts: what the student wrote is tried, and a mistake is named if it is a known one.</summary>
/// <example>
/// <code>
/// Check.Exercise("mse-gradient", "The gradient of the MSE through a sigmoid")
///     .Case("left neuron", () => MseGradient(1.5, 0, 0.4, 0.5), expected: (0.2109, 0.1406), tolerance: 1e-3)
///     .Mistake("This is the cross-entropy gradient: σ' is missing.", () => (1.1254, 0.7503))
///     .Run()
/// </code>
/// </example>
public static class Check
{
    /// <summary>A new exercise.</summary>
    /// <param name="id">A name that stays the same from year to year, such as <c>mse-gradient</c>.</param>
    /// <param name="title">What the student reads above the result.</param>
    public static ExerciseCheck Exercise(string id, string title) => new(id, title);
}
