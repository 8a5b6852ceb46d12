namespace CourseKit.Grading.Judging;

/// <summary>One case of a check's result, as a process sent it.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Value">The observed value; null if the code gave none.</param>
/// <param name="IsNotDone">Whether the code says that it is yet to be written. Meaningless with a value.</param>
/// <param name="Failure">The exception's type, where the code threw one; only ever compared, never shown.</param>
/// <param name="IsObservation">Whether the case has no expected value of its own.</param>
/// <param name="Absolute">Absolute tolerance; taken from the reference only.</param>
/// <param name="Relative">Relative tolerance; taken from the reference only.</param>
internal sealed record ObservedCase(
    string Name, Observation? Value, bool IsNotDone, string? Failure, bool IsObservation, double Absolute, double Relative)
{
    /// <summary>Whether the code ran out of memory here.</summary>
    public bool IsOutOfMemory => Value is null && Failure == nameof(OutOfMemoryException);

    /// <summary>Whether this case came out as another did, within that one's tolerance.</summary>
    public bool EqualsCase(ObservedCase other)
        => Value is null || other.Value is null
            ? Value is null && other.Value is null && IsNotDone == other.IsNotDone && string.Equals(Failure, other.Failure, StringComparison.Ordinal)
            : Value.IsNear(other.Value, other.Absolute, other.Relative);
}
