namespace CourseKit.Grading.Assignments;

/// <summary>What a cell is for in an assignment.</summary>
public enum CellRole
{
    /// <summary>Prose: released as it is.</summary>
    Text,

    /// <summary>Code of the instructor's that is no exercise and no check: released as it is, never taken from a submission.</summary>
    Setup,

    /// <summary>The cell a student solves: <c>// exercise id (points): title</c>.</summary>
    Answer,

    /// <summary>A cell that checks an exercise: <c>// check id</c>; never taken from a submission.</summary>
    Check,

    /// <summary>A written question: <c>&lt;!-- question id (points, manual) --&gt;</c>.</summary>
    Question,
}
