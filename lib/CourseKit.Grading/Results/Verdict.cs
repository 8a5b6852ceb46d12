namespace CourseKit.Grading.Results;

/// <summary>How an exercise came out. Only <see cref="Right"/> and <see cref="Partly"/> earn points.</summary>
public enum Verdict
{
    /// <summary>Everything observed is right.</summary>
    Right,

    /// <summary>Some of what was observed is right.</summary>
    Partly,

    /// <summary>Wrong, and just as a known wrong answer is.</summary>
    KnownMistake,

    /// <summary>Wrong.</summary>
    Wrong,

    /// <summary>The stub still stands.</summary>
    NotDone,

    /// <summary>The code throws.</summary>
    Failed,

    /// <summary>The answer does not compile.</summary>
    DoesNotCompile,

    /// <summary>Ended at the time limit.</summary>
    TimedOut,

    /// <summary>Ended at the memory limit.</summary>
    OutOfMemory,

    /// <summary>The process ended: stack overflow, exit, native crash.</summary>
    Crashed,

    /// <summary>Ended because it showed or wrote more than allowed.</summary>
    TooMuchOutput,

    /// <summary>There is no answer cell.</summary>
    Missing,

    /// <summary>Something tried to pass for the check's result.</summary>
    Tampered,

    /// <summary>Our own failure: to grade again, never a zero.</summary>
    NotJudged,
}
