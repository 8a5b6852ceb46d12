namespace CourseKit.Preprocessing;

/// <summary>What becomes of a category that the training set doesn't have.</summary>
public enum UnknownCategory
{
    /// <summary>An error that says where it stands and what is known.</summary>
    Error,

    /// <summary>A column of its own, the last, for all that is unknown.</summary>
    OtherColumn,
}
