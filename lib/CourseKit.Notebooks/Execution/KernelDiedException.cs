namespace CourseKit.Notebooks.Execution;

/// <summary>The kernel's process ended while it was to run a cell.</summary>
/// <param name="message">One line that says how it ended: «the stack overflowed», «the cell called Environment.Exit(3)».</param>
/// <param name="cause">What kind of end it was.</param>
public sealed class KernelDiedException(string message, KernelDeath cause) : Exception(message)
{
    /// <summary>What kind of end it was.</summary>
    public KernelDeath Cause { get; } = cause;
}
