namespace CourseKit.Grading.Results;

/// <summary>What was found out of order in a submission.</summary>
public enum RemarkKind
{
    /// <summary>A cell stands elsewhere than it was released.</summary>
    Moved,

    /// <summary>A check or set-up cell was changed; the instructor's was used.</summary>
    Edited,

    /// <summary>An answer cell occurs more than once.</summary>
    Copied,

    /// <summary>An answer was found by its content, its header being gone or changed.</summary>
    Retyped,

    /// <summary>A cell is not there.</summary>
    Deleted,

    /// <summary>Something tried to pass for a check's result.</summary>
    Tampered,

    /// <summary>Anything else a grader should know.</summary>
    Note,
}
