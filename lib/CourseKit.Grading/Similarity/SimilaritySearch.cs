namespace CourseKit.Grading.Similarity;

/// <summary>Finds pairs of submissions that share unusual code.</summary>
/// <remarks>An index from fingerprints to students makes the work grow with what is shared, not with the number of pairs.</remarks>
public static class SimilaritySearch
{
    /// <summary>Unusual tokens in all (about ten lines) below which a pair is not shown.</summary>
    public const double LeastUnusual = 70;

    /// <summary>The part of the shorter submission below which a pair is not shown, unless one exercise stands out; more in a
    /// class under 20, which is too small to show what is common.</summary>
    public const double LeastShare = 0.25;

    /// <summary>Unusual tokens in one exercise that make it stand out, if most of the answer is shared.</summary>
    public const double LeastUnusualOfExercise = 70;

    /// <summary>The part of one answer that makes it stand out.</summary>
    public const double LeastShareOfExercise = 0.6;

    // The weights of so many fingerprints: less can't reach the least that is shown.
    private const double LeastFingerprints = 2;

    /// <summary>The pairs that are compared in detail at most, and so shown.</summary>
    public const int MostPairs = 1000;

    /// <summary>Compares every submission with every other.</summary>
    /// <param name="class">What each student wrote.</param>
    /// <param name="template">The released code, which nobody wrote; empty if unknown.</param>
    /// <param name="progress">Told how many submissions have been read; may be null.</param>
    /// <param name="cancellation">Gives up.</param>
    public static SimilarityFindings Find(
        IReadOnlyList<SubmittedCode> @class, IReadOnlyList<SourcePart> template, IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(@class);
        ArgumentNullException.ThrowIfNull(template);
        var known = CodeDocument.KnownHashes([template, .. Idioms.Parts.Select(part => new[] { part })]);
        var documents = new List<CodeDocument>(@class.Count);
        foreach (var code in @class)
        {
            cancellation.ThrowIfCancellationRequested();
            documents.Add(new CodeDocument(code, known));
            progress?.Report(documents.Count);
        }

        var index = new FingerprintIndex(documents);
        var pairs = index.Pairs()
            .Where(pair => pair.Value >= LeastFingerprints)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Take(MostPairs)
            .Select(pair =>
            {
                cancellation.ThrowIfCancellationRequested();
                return PairComparison.Of(documents[pair.Key.First], documents[pair.Key.Second], index);
            })
            .Where(pair => IsWorthALook(pair, @class.Count))
            .OrderByDescending(pair => pair.Unusual)
            .ThenBy(pair => pair.First.Student, StringComparer.Ordinal).ThenBy(pair => pair.Second.Student, StringComparer.Ordinal);
        return new SimilarityFindings(@class.Count, [.. pairs]);
    }

    internal static bool IsWorthALook(SimilarPair pair, int students)
    {
        var least = LeastShare + (LeastShare * Math.Max(0, 1 - (students / 20.0)));
        return (pair.Unusual >= LeastUnusual && pair.Share >= least)
            || pair.Exercises.Any(exercise => exercise.Unusual >= LeastUnusualOfExercise && exercise.Share >= LeastShareOfExercise);
    }
}
