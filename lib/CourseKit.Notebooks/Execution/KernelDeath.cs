namespace CourseKit.Notebooks.Execution;

/// <summary>How a kernel's process ended.</summary>
public enum KernelDeath
{
    /// <summary>The code ended the process itself (<c>Environment.Exit</c>).</summary>
    Exited,

    /// <summary>The stack overflowed.</summary>
    StackOverflow,

    /// <summary>The process ran out of the memory it was given.</summary>
    OutOfMemory,

    /// <summary>A crash of another kind (<c>FailFast</c>, a native fault, an unhandled exception on another thread).</summary>
    Crashed,

    /// <summary>We ended it: a time limit or a cancellation.</summary>
    Killed,

    /// <summary>The system ended it at its limit of processor time.</summary>
    ProcessorTime,

    /// <summary>We ended it because it sent more than it may.</summary>
    Flooded,

    /// <summary>We ended it because it sent something that is no message, or answered a question that was not asked.</summary>
    Garbled,
}
