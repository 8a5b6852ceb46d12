namespace CourseKit.Grading.Similarity;

/// <summary>Which students have which fingerprint, and so how rare it is.</summary>
internal sealed class FingerprintIndex
{
    private readonly Dictionary<ulong, List<int>> owners = [];
    private readonly int students;

    /// <summary>Indexes a class.</summary>
    public FingerprintIndex(IReadOnlyList<CodeDocument> documents)
    {
        students = documents.Count;
        for (var student = 0; student < students; student++)
        {
            foreach (var hash in documents[student].Places.Keys)
            {
                if (!owners.TryGetValue(hash, out var list))
                    owners.Add(hash, list = []);
                list.Add(student);
            }
        }
    }

    /// <summary>How rare a fingerprint is: 1 if two students have it, 0 if a fifth of the class (or more than twelve) has it.</summary>
    /// <remarks>The square of the inverse document frequency log(n/m), m of n students having it, over its value at m = 2;
    /// in a class under 20 the logarithm is too lenient, and (1 − (m−2)/(n−1))² takes its place.</remarks>
    public double Rarity(ulong hash)
    {
        var many = owners[hash].Count;
        if (many < 2 || many > MostOwners)
            return 0;
        var size = Math.Max(students, 20);
        var idf = Math.Log((double)size / many) / Math.Log(size / 2.0);
        var few = 1 - ((many - 2.0) / (students - 1));
        return Math.Min(idf * idf, few * few);
    }

    /// <summary>The pairs of students that share fingerprints, each with the sum of the shared ones' rarity.</summary>
    public Dictionary<(int First, int Second), double> Pairs()
    {
        var pairs = new Dictionary<(int First, int Second), double>();
        foreach (var (hash, list) in owners)
        {
            var rarity = Rarity(hash);
            if (rarity <= 0)
                continue;
            for (var i = 0; i < list.Count; i++)
            {
                for (var j = i + 1; j < list.Count; j++)
                {
                    var pair = (list[i], list[j]);
                    pairs[pair] = pairs.GetValueOrDefault(pair) + rarity;
                }
            }
        }

        return pairs;
    }

    // Beyond this a fingerprint says little, and its pairs would be most of the work.
    private int MostOwners => Math.Max(12, students / 5);
}
