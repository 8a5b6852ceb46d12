namespace CourseKit.SecondOrder;

/// <summary>What one iteration came to.</summary>
/// <param name="Next">The point to go on from, the same one if a trial step was refused; null if there is none.</param>
/// <param name="Stop">Why there is no going on; null if there is.</param>
internal readonly record struct StepOutcome(Iterate? Next, StopReason? Stop = null);
