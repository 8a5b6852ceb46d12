namespace CourseKit.Grading.Results;

/// <summary>Verdicts in words.</summary>
internal static class VerdictWords
{
    /// <summary>In a word or two.</summary>
    public static string Short(Verdict verdict) => verdict switch
    {
        Verdict.Right => "right",
        Verdict.Partly => "partly right",
        Verdict.KnownMistake => "a known mistake",
        Verdict.Wrong => "wrong",
        Verdict.NotDone => "not done",
        Verdict.Failed => "throws an exception",
        Verdict.DoesNotCompile => "does not compile",
        Verdict.TimedOut => "out of time",
        Verdict.OutOfMemory => "out of memory",
        Verdict.Crashed => "ended the process",
        Verdict.TooMuchOutput => "too much output",
        Verdict.Missing => "missing",
        Verdict.Tampered => "not accepted",
        _ => "not judged yet",
    };

    /// <summary>In a sentence to the student.</summary>
    public static string Sentence(Verdict verdict) => verdict switch
    {
        Verdict.Right => "Everything that was checked is right.",
        Verdict.Partly => "Some of what was checked is right.",
        Verdict.KnownMistake => "The results are those of a mistake that others have made before you.",
        Verdict.Wrong => "The results are not right.",
        Verdict.NotDone => "Not written yet: the released code still stands there.",
        Verdict.Failed => "The code throws an exception.",
        Verdict.DoesNotCompile => "The answer does not compile, or the check can't call it: does it still have the name and the parameters of the template?",
        Verdict.TimedOut => "It was ended at the time limit: does a loop ever end?",
        Verdict.OutOfMemory => "The code needed more memory than allowed.",
        Verdict.Crashed => "The code ended the whole process (a stack overflow, an exit, a crash of native code).",
        Verdict.TooMuchOutput => "The code wrote more output than allowed.",
        Verdict.Missing => "The notebook has no answer cell for this exercise.",
        Verdict.Tampered => "Something in the notebook tried to pass for the result of the check. Talk to your instructor.",
        _ => "This could not be judged because of a fault on our side. It will be judged again; nothing is lost.",
    };

    /// <summary>The name of the colour in which the pages show it.</summary>
    public static string Tone(Verdict verdict) => verdict switch
    {
        Verdict.Right => "good",
        Verdict.Partly or Verdict.KnownMistake => "partly",
        Verdict.NotDone or Verdict.Missing or Verdict.NotJudged => "open",
        _ => "bad",
    };
}
