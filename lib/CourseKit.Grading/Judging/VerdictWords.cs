using CourseKit.Grading.Results;

namespace CourseKit.Grading.Judging;

/// <summary>What a student reads of a verdict that has no message of the instructor's.</summary>
internal static class VerdictWords
{
    public static string? Of(Verdict verdict)
        => verdict switch
        {
            Verdict.Right => null,
            Verdict.Partly => "Some of what was checked is right.",
            Verdict.Wrong => "It gives another result than wanted.",
            Verdict.NotDone => "Not written yet.",
            Verdict.Failed => "The code stops with an exception.",
            Verdict.DoesNotCompile => "The answer does not compile, or the check can't call it: does it still have the name and the parameters of the template?",
            Verdict.TimedOut => "It was ended at the time limit: does a loop ever end?",
            Verdict.OutOfMemory => "It was ended at the memory limit.",
            Verdict.Crashed => "It ended the process that it ran in.",
            Verdict.TooMuchOutput => "It was ended because it showed more than is allowed.",
            Verdict.Missing => "There is no answer cell for this exercise.",
            Verdict.Tampered => "Something else than the check's own result came out of it; a person has to look at it.",
            Verdict.NotJudged => "Our own failure: it will be graded again.",
            _ => "Wrong.",
        };
}
