namespace CourseKit.Grading.Similarity;

/// <summary>Lays two students' code side by side: shared fingerprints are grown to the longest equal stretches.</summary>
internal static class PairComparison
{
    // A fingerprint that stands in many places of one submission is tried in this many.
    private const int MostPlaces = 6;

    // Tokens (about five and twenty lines): a stretch of common pieces counts nothing up to the one, by its own rarity from the other.
    private const int ShortStretch = 40;
    private const int LongStretch = 140;

    /// <summary>The pair with its shared stretches.</summary>
    public static SimilarPair Of(CodeDocument first, CodeDocument second, FingerprintIndex index)
    {
        var stretches = Candidates(first, second)
            .OrderByDescending(stretch => stretch.Length).ThenBy(stretch => stretch.First.Part).ThenBy(stretch => stretch.First.At)
            .ThenBy(stretch => stretch.Second.Part).ThenBy(stretch => stretch.Second.At);
        var (usedFirst, usedSecond) = (Unused(first), Unused(second));
        var runs = new List<SharedRun>();
        foreach (var candidate in stretches)
        {
            if (Unclaimed(candidate, usedFirst, usedSecond) is not { } stretch)
                continue;
            usedFirst[stretch.First.Part].AsSpan(stretch.First.At, stretch.Length).Fill(true);
            usedSecond[stretch.Second.Part].AsSpan(stretch.Second.At, stretch.Length).Fill(true);
            if (RunOf(first, second, stretch, index) is { } run)
                runs.Add(run);
        }

        runs.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight)
            : (a.First.Part, a.First.Start).CompareTo((b.First.Part, b.First.Start)));
        var unusual = runs.Sum(run => run.Weight);
        return new SimilarPair(first.Code, second.Code, unusual, runs.Sum(run => run.Tokens),
            Part(unusual, first.Own(), second.Own()), Exercises(first, second, runs), runs);
    }

    private static double Part(double unusual, int first, int second)
        => Math.Min(first, second) is var shorter and > 0 ? Math.Min(1, unusual / shorter) : 0;

    private static List<SimilarExercise> Exercises(CodeDocument first, CodeDocument second, List<SharedRun> runs)
        => [.. runs.GroupBy(run => run.ExerciseId, StringComparer.Ordinal)
            .Select(group => (Id: group.Key, Unusual: group.Sum(run => run.Weight)))
            .Select(group => new SimilarExercise(group.Id, group.Unusual, Part(group.Unusual, first.Own(group.Id), second.Own(group.Id))))
            .Where(exercise => exercise.Unusual > 0)
            .OrderByDescending(exercise => exercise.Unusual).ThenBy(exercise => exercise.Id, StringComparer.Ordinal)];

    private static List<bool[]> Unused(CodeDocument document) => [.. document.Parts.Select(part => new bool[part.Length])];

    // The longest first; what a longer one holds already is counted once. Functions in another order share a few tokens
    // beyond their ends with what happens to follow, so a stretch may lose its ends to another.
    private static Stretch? Unclaimed(Stretch stretch, List<bool[]> usedFirst, List<bool[]> usedSecond)
    {
        var (a, b) = (usedFirst[stretch.First.Part], usedSecond[stretch.Second.Part]);
        var (at, other, length) = (stretch.First.At, stretch.Second.At, stretch.Length);
        while (length > 0 && (a[at] || b[other]))
            (at, other, length) = (at + 1, other + 1, length - 1);
        while (length > 0 && (a[at + length - 1] || b[other + length - 1]))
            length--;
        return length < Winnowing.Length || a.AsSpan(at, length).Contains(true) || b.AsSpan(other, length).Contains(true)
            ? null
            : new Stretch((stretch.First.Part, at), (stretch.Second.Part, other), length);
    }

    // Code that repeats itself has many fingerprints in one stretch, which is grown from the first of them only: growing it from
    // each would take the square of its length.
    private static IEnumerable<Stretch> Candidates(CodeDocument first, CodeDocument second)
    {
        var found = new Dictionary<(int Part, int OtherPart, int Distance), List<Stretch>>();
        foreach (var (hash, places) in first.Places)
        {
            if (!second.Places.TryGetValue(hash, out var others))
                continue;
            foreach (var place in places.Take(MostPlaces))
            {
                foreach (var other in others.Take(MostPlaces))
                {
                    var along = (place.Part, other.Part, place.At - other.At);
                    if (found.TryGetValue(along, out var grown) && grown.Exists(stretch => stretch.Holds(place.At)))
                        continue;
                    if (Grow(first.Parts[place.Part], second.Parts[other.Part], place, other) is not { } longest)
                        continue;
                    if (grown is null)
                        found.Add(along, grown = []);
                    grown.Add(longest);
                }
            }
        }

        return found.Values.SelectMany(stretches => stretches);
    }

    private static Stretch? Grow(CodeToken[] a, CodeToken[] b, (int Part, int At) place, (int Part, int At) other)
    {
        for (var i = 0; i < Winnowing.Length; i++)
        {
            if (a[place.At + i].Code != b[other.At + i].Code)
                return null;
        }

        var (from, otherFrom, length) = (place.At, other.At, Winnowing.Length);
        while (from > 0 && otherFrom > 0 && a[from - 1].Code == b[otherFrom - 1].Code)
            (from, otherFrom, length) = (from - 1, otherFrom - 1, length + 1);
        while (from + length < a.Length && otherFrom + length < b.Length && a[from + length].Code == b[otherFrom + length].Code)
            length++;
        return new Stretch((place.Part, from), (other.Part, otherFrom), length);
    }

    private static SharedRun? RunOf(CodeDocument first, CodeDocument second, Stretch stretch, FingerprintIndex index)
    {
        var own = 0;
        for (var i = 0; i < stretch.Length; i++)
        {
            if (!first.Given[stretch.First.Part][stretch.First.At + i] && !second.Given[stretch.Second.Part][stretch.Second.At + i])
                own++;
        }

        var rarity = Rarity(first, second, first.Parts[stretch.First.Part].AsSpan(stretch.First.At, stretch.Length), index);
        if (own == 0 || rarity <= 0)
            return null;
        var exercise = first.Code.Parts[stretch.First.Part].ExerciseId;
        return new SharedRun(exercise.Length > 0 ? exercise : second.Code.Parts[stretch.Second.Part].ExerciseId,
            Span(first, stretch.First, stretch.Length), Span(second, stretch.Second, stretch.Length), own, rarity);
    }

    // Which fingerprints were chosen near the ends depends on the surroundings: their mean over the stretch does not. Common
    // pieces in an order that nobody else has are rare as a whole, once there are enough of them to rule out chance.
    private static double Rarity(CodeDocument first, CodeDocument second, ReadOnlySpan<CodeToken> tokens, FingerprintIndex index)
    {
        List<ulong> shared = [.. Winnowing.AllHashes(tokens).Where(hash => first.Places.ContainsKey(hash) && second.Places.ContainsKey(hash))];
        if (shared.Count == 0)
            return 0;
        var sureness = Math.Clamp((tokens.Length - ShortStretch) / (double)(LongStretch - ShortStretch), 0, 1);
        return Math.Max(shared.Average(index.Rarity), sureness * index.Rarity(shared));
    }

    private static CodeSpan Span(CodeDocument document, (int Part, int At) place, int length)
    {
        var tokens = document.Parts[place.Part];
        var start = tokens[place.At].Start;
        return new CodeSpan(place.Part, start, tokens[place.At + length - 1].End - start);
    }

    private readonly record struct Stretch((int Part, int At) First, (int Part, int At) Second, int Length)
    {
        // Whether a fingerprint of the first submission lies in it.
        public bool Holds(int at) => First.At <= at && at + Winnowing.Length <= First.At + Length;
    }
}
