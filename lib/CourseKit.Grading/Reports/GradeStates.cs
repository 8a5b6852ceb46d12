using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports;

/// <summary>Tells how far grades have come.</summary>
internal static class GradeStates
{
    /// <summary>The state of one result.</summary>
    public static GradeState Of(SubmissionResult result)
        => result.Refused is not null ? GradeState.Refused
            : !result.IsComplete ? GradeState.ToGradeAgain
            : result.Written.Any(IsOpen) ? GradeState.ToGradeByHand
            : GradeState.Graded;

    /// <summary>Whether a written answer waits for a person. What is missing earns nothing and waits for nobody.</summary>
    public static bool IsOpen(WrittenResult answer) => answer.Points is null && !string.IsNullOrWhiteSpace(answer.Answer);

    /// <summary>Whether the points may go to a campus system: not while our failure or a file nobody could read stands behind them.</summary>
    public static bool MayBeUploaded(SubmissionResult result)
        => Of(result) is GradeState.Graded or GradeState.ToGradeByHand;

    /// <summary>In words.</summary>
    public static string Words(GradeState state) => state switch
    {
        GradeState.Graded => "graded",
        GradeState.ToGradeByHand => "to grade by hand",
        GradeState.ToGradeAgain => "to grade again",
        _ => "refused",
    };
}
