namespace CourseKit.Grading.Assignments.Reading;

/// <summary>What stands between two markers.</summary>
internal enum RegionKind
{
    /// <summary>A solution.</summary>
    Solution,

    /// <summary>A known wrong answer.</summary>
    Wrong,

    /// <summary>Hidden tests.</summary>
    HiddenTests,

    /// <summary>What graders go by.</summary>
    Rubric,
}
