namespace CourseKit.Notebooks.Execution;

/// <summary>How an exercise of a notebook stands, as its check has told.</summary>
public enum ExerciseState
{
    /// <summary>Every case is right.</summary>
    Right,

    /// <summary>A case is wrong, or the code threw.</summary>
    Wrong,

    /// <summary>The lines that stand for the reader's own are still there.</summary>
    NotDone,
}
