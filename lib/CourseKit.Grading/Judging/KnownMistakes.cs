namespace CourseKit.Grading.Judging;

/// <summary>Recognizes a submission's mistake by what the known wrong answers were observed to do.</summary>
internal static class KnownMistakes
{
    /// <summary>The message of a wrong answer that did exactly the same; else of one that explains all that is wrong; else null.</summary>
    /// <param name="reference">The solution and the wrong answers.</param>
    /// <param name="observed">Check cell → what the submission was observed to do there.</param>
    public static string? Find(ReferenceExercise reference, IReadOnlyDictionary<int, ObservedCheck> observed)
    {
        foreach (var onlyWrong in new[] { false, true })
        {
            foreach (var (wrong, checks) in reference.Alternatives)
            {
                if (Explains(reference, checks, observed, onlyWrong))
                    return wrong.Message;
            }
        }

        return null;
    }

    private static bool Explains(
        ReferenceExercise reference, IReadOnlyDictionary<int, ObservedCheck> known, IReadOnlyDictionary<int, ObservedCheck> observed, bool onlyWrong)
    {
        var explained = false;
        foreach (var (cell, got) in observed)
        {
            if (!known.TryGetValue(cell, out var mistaken))
                return false;
            var wanted = reference.Checks[cell];
            for (var i = 0; i < got.Cases.Count; i++)
            {
                var isWrong = !got.Cases[i].EqualsCase(wanted.Cases[i]);
                if (!isWrong && onlyWrong)
                    continue;
                if (!got.Cases[i].EqualsCase(mistaken.Cases[i]))
                    return false;
                explained |= isWrong && !got.Cases[i].IsNotDone;
            }
        }

        return explained;
    }
}
