namespace CourseKit.Grading.Reports;

/// <summary>How far a student's grade has come.</summary>
internal enum GradeState
{
    /// <summary>All points are in.</summary>
    Graded,

    /// <summary>A written answer waits for a person.</summary>
    ToGradeByHand,

    /// <summary>Our own failure left something unjudged.</summary>
    ToGradeAgain,

    /// <summary>What was handed in can't be read; a person decides.</summary>
    Refused,
}
