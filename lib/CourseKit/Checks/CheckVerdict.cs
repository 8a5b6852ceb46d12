namespace CourseKit.Checks;

/// <summary>How a case came out.</summary>
public enum CheckVerdict
{
    /// <summary>The value is right, within the tolerance.</summary>
    Right,

    /// <summary>The value is wrong in a way that the exercise knows and names.</summary>
    KnownMistake,

    /// <summary>The value is wrong.</summary>
    Wrong,

    /// <summary>The code throws <see cref="NotImplementedException"/>: not written yet.</summary>
    NotDone,

    /// <summary>The code throws another exception.</summary>
    Failed,

    /// <summary>The value is only looked at: nothing here says what is right. A grader outside compares it.</summary>
    Observed,
}
