namespace CourseKit.Checks;

/// <summary>A mistake that an exercise expects: by the value it leads to, or by a condition.</summary>
internal sealed record KnownMistake(string Message, Func<object?>? Wrong, Func<ObservedValue, bool>? Recognized)
{
    /// <summary>Whether an observed value comes from this mistake.</summary>
    internal bool Explains(ObservedValue observed, Tolerance tolerance)
        => Recognized?.Invoke(observed) ?? tolerance.Allows(observed, ObservedValue.Of(Wrong!()));

    /// <summary>Whether the right value itself would be taken for this mistake.</summary>
    internal bool AccusesTheRight(ObservedValue right, Tolerance tolerance) => Explains(right, tolerance);
}
