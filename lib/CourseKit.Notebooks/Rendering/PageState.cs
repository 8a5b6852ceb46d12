namespace CourseKit.Notebooks.Rendering;

/// <summary>What the course index says of a notebook.</summary>
public enum PageState
{
    /// <summary>The notebook was not executed.</summary>
    NotRun,

    /// <summary>The notebook was executed just now and every cell went well.</summary>
    Succeeded,

    /// <summary>Nothing changed since the last good run, whose page stands.</summary>
    UpToDate,

    /// <summary>A cell failed, or the notebook's process or file did.</summary>
    Failed,
}
