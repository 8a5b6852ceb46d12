namespace CourseKit.Grading.Similarity;

/// <summary>A student's code as tokens and fingerprints.</summary>
internal sealed class CodeDocument
{
    /// <summary>Reads code.</summary>
    /// <param name="code">What the student wrote.</param>
    /// <param name="known">Hashes that belong to nobody: the released template's and the idioms'.</param>
    public CodeDocument(SubmittedCode code, HashSet<ulong> known)
    {
        Code = code;
        Parts = TokenReader.Read(code.Parts);
        Given = [.. Parts.Select(part => new bool[part.Length])];
        for (var part = 0; part < Parts.Count; part++)
        {
            var hashes = Winnowing.AllHashes(Parts[part]);
            for (var at = 0; at < hashes.Length; at++)
            {
                if (known.Contains(hashes[at]))
                    Given[part].AsSpan(at, Winnowing.Length).Fill(true);
            }

            foreach (var at in Winnowing.Select(hashes))
            {
                if (known.Contains(hashes[at]))
                    continue;
                if (!Places.TryGetValue(hashes[at], out var places))
                    Places.Add(hashes[at], places = []);
                places.Add((part, at));
            }
        }
    }

    /// <summary>What the student wrote.</summary>
    public SubmittedCode Code { get; }

    /// <summary>The tokens of each cell.</summary>
    public List<CodeToken[]> Parts { get; }

    /// <summary>For each token, whether it is the template's or an idiom's.</summary>
    public List<bool[]> Given { get; }

    /// <summary>Where each fingerprint stands.</summary>
    public Dictionary<ulong, List<(int Part, int At)>> Places { get; } = [];

    /// <summary>The number of tokens that are the student's own.</summary>
    /// <param name="exercise">Of one exercise; null for all.</param>
    public int Own(string? exercise = null)
        => Given.Index().Where(part => exercise is null || Code.Parts[part.Index].ExerciseId == exercise)
            .Sum(part => part.Item.Count(given => !given));

    /// <summary>Every hash of code that is nobody's.</summary>
    public static HashSet<ulong> KnownHashes(IEnumerable<IReadOnlyList<SourcePart>> given)
        => [.. given.SelectMany(TokenReader.Read).SelectMany(part => Winnowing.AllHashes(part))];
}
