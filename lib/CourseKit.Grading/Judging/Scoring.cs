using CourseKit.Grading.Results;

namespace CourseKit.Grading.Judging;

/// <summary>Compares what a submission's code was observed to do with what the solution does, and gives points.</summary>
internal static class Scoring
{
    /// <summary>The result of one exercise.</summary>
    /// <param name="reference">What the solution observes.</param>
    /// <param name="run">What became of the submission's cells; null if it has none.</param>
    public static ExerciseResult Score(ReferenceExercise reference, ExerciseRun? run)
    {
        var cases = new List<CaseResult>();
        var observed = new Dictionary<int, ObservedCheck>();
        var fates = new List<Verdict>();
        var earned = 0m;
        foreach (var check in reference.Exercise.Checks)
        {
            var wanted = reference.Checks[check.Cell.Number];
            var (fate, got) = Outcome(run, check.Cell.Number, wanted);
            if (got is not null)
                observed[check.Cell.Number] = got;
            if (fate is not null)
                fates.Add(fate.Value);
            var earning = Earning(wanted, check.HasHiddenTests);
            var share = earning.Count == 0 ? 0 : check.Points / earning.Count;
            var right = 0;
            for (var i = 0; i < wanted.Cases.Count; i++)
            {
                var verdict = fate ?? Compare(got!.Cases[i], wanted.Cases[i]);
                var counts = earning.Contains(i);
                if (counts && verdict == Verdict.Right)
                    right++;
                cases.Add(new CaseResult(
                    wanted.Cases[i].Name, check.HasHiddenTests && wanted.Cases[i].IsObservation, verdict,
                    counts && verdict == Verdict.Right ? decimal.Round(share, 4) : 0, counts ? decimal.Round(share, 4) : 0));
            }

            earned += earning.Count == 0 ? 0 : check.Points * right / earning.Count;
        }

        var outOf = reference.Exercise.Points;
        var points = fates.Contains(Verdict.Tampered) ? 0 : decimal.Round(earned, 2);
        var mistake = points < outOf ? KnownMistakes.Find(reference, observed) : null;
        var overall = Overall(points, outOf, fates, cases, mistake is not null);
        return new ExerciseResult(
            reference.Exercise.Id, reference.Exercise.Title, points, outOf, overall,
            mistake ?? (run?.Fate == overall ? run.Detail : null) ?? (overall == Verdict.Right ? null : VerdictWords.Sentence(overall)), cases, Math.Round(run?.Seconds ?? 0, 3));
    }

    // Only what a student can't see earns, where there is such a thing; and never what a guess is likely to hit.
    private static HashSet<int> Earning(ObservedCheck wanted, bool hasHiddenTests)
    {
        var all = Enumerable.Range(0, wanted.Cases.Count);
        return hasHiddenTests && wanted.Cases.Any(item => item.IsObservation)
            ? [.. all.Where(i => wanted.Cases[i] is { IsObservation: true, Value: { IsGuessable: false } })]
            : [.. all];
    }

    private static (Verdict? Fate, ObservedCheck? Got) Outcome(ExerciseRun? run, int cell, ObservedCheck wanted)
    {
        if (run is null)
            return (Verdict.Missing, null);
        if (run.Fate is { } fate)
            return (fate, null);
        var check = run.Checks.FirstOrDefault(found => found.Number == cell);
        if (check is null)
            return (Verdict.Missing, null);
        if (check.Fate is { } own)
            return (own, null);
        return ObservedCheck.TryRead(check.Result!) is { } got && got.IsOfSameCheck(wanted) ? (null, got) : (Verdict.Tampered, null);
    }

    private static Verdict Compare(ObservedCase got, ObservedCase wanted)
    {
        if (got.Value is null)
            return got.IsNotDone ? Verdict.NotDone : got.IsOutOfMemory ? Verdict.OutOfMemory : Verdict.Failed;
        return wanted.Value is not null && got.Value.IsNear(wanted.Value, wanted.Absolute, wanted.Relative) ? Verdict.Right : Verdict.Wrong;
    }

    // What became of the process comes first where nothing was earned; then what the earning cases have in common.
    private static Verdict Overall(decimal points, decimal outOf, List<Verdict> fates, List<CaseResult> cases, bool isKnown)
    {
        if (fates.Contains(Verdict.Tampered))
            return Verdict.Tampered;
        if (points >= outOf)
            return Verdict.Right;
        if (points > 0)
            return Verdict.Partly;
        if (fates.Count > 0)
            return fates[0];
        if (isKnown)
            return Verdict.KnownMistake;
        var verdicts = cases.Where(item => item.OutOf > 0).DefaultIfEmpty(cases[0]).Select(item => item.Verdict).Distinct().ToList();
        return verdicts.Contains(Verdict.Wrong) || verdicts.Contains(Verdict.Right) ? Verdict.Wrong : verdicts[0];
    }
}
