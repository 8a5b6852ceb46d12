namespace CourseKit.Search;

/// <summary>How a trial ended.</summary>
public enum TrialStatus
{
    /// <summary>It ran to its end and has a score.</summary>
    Done,

    /// <summary>It was stopped early by the searcher's or the user's rule, and has a score.</summary>
    Stopped,

    /// <summary>It was given up since its cost passed a multiple of its start: no score.</summary>
    GivenUp,

    /// <summary>It threw an exception, or its cost or score was NaN or infinite: no score.</summary>
    Failed,
}
