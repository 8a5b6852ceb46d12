namespace CourseKit.Grading.Results;

/// <summary>What had changed, so that a submission was graded again.</summary>
public enum RegradeCause
{
    /// <summary>The instructor's notebook.</summary>
    Assignment,

    /// <summary>The file handed in.</summary>
    Submission,

    /// <summary>The grader, the engine or the libraries that the assignment loads.</summary>
    Tools,

    /// <summary>How the code is fenced in.</summary>
    Sandbox,
}
