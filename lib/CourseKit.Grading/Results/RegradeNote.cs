namespace CourseKit.Grading.Results;

/// <summary>What grading again changed in a result, and why. Kept in the result itself, so that a run that was ended
/// midway forgets none.</summary>
/// <param name="Causes">What had changed.</param>
/// <param name="PointsBefore">The exercises' points before.</param>
/// <param name="Exercises">The exercises that came out otherwise; empty if none did.</param>
public sealed record RegradeNote(
    IReadOnlyList<RegradeCause> Causes, decimal PointsBefore, IReadOnlyList<ExerciseChange> Exercises)
{
    /// <summary>Compares two results of a student; null if nothing had changed that decides over one.</summary>
    public static RegradeNote? Between(SubmissionResult before, SubmissionResult after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var causes = CausesBetween(before, after.AssignmentHash, after.SubmissionHash, after.ToolsHash, after.Sandbox);
        if (causes.Count == 0)
            return null;
        var old = before.Exercises.ToDictionary(exercise => exercise.Id);
        var changes = after.Exercises
            .Select(now => old.Remove(now.Id, out var then)
                ? new ExerciseChange(now.Id, then.Points, now.Points, then.Verdict, now.Verdict)
                : new ExerciseChange(now.Id, Before: null, now.Points, VerdictBefore: null, now.Verdict))
            .Where(change => change.Before != change.After || change.VerdictBefore != change.VerdictAfter)
            .ToList();
        changes.AddRange(before.Exercises.Where(then => old.ContainsKey(then.Id))
            .Select(then => new ExerciseChange(then.Id, then.Points, After: null, then.Verdict, VerdictAfter: null)));
        return new(causes, before.ExercisePoints, changes);
    }

    /// <summary>What differs between a result and what would now be graded.</summary>
    internal static IReadOnlyList<RegradeCause> CausesBetween(
        SubmissionResult result, string assignment, string submission, string tools, string sandbox)
    {
        var causes = new List<RegradeCause>();
        if (result.AssignmentHash != assignment)
            causes.Add(RegradeCause.Assignment);
        if (result.SubmissionHash != submission)
            causes.Add(RegradeCause.Submission);
        if (result.ToolsHash != tools)
            causes.Add(RegradeCause.Tools);
        if (result.Sandbox != sandbox)
            causes.Add(RegradeCause.Sandbox);
        return causes;
    }
}
