namespace CourseKit.Grading.Similarity;

/// <summary>Which students have which fingerprint, and so how rare it is.</summary>
internal sealed class FingerprintIndex
{
    private readonly Dictionary<ulong, List<int>> _owners = [];
    private readonly int _students;

    /// <summary>Indexes a class.</summary>
    public FingerprintIndex(IReadOnlyList<CodeDocument> documents)
    {
        _students = documents.Count;
        for (var student = 0; student < _students; student++)
        {
            foreach (var hash in documents[student].Places.Keys)
            {
                if (!_owners.TryGetValue(hash, out var list))
                    _owners.Add(hash, list = []);
                list.Add(student);
            }
        }
    }

    /// <summary>How rare a fingerprint is: 1 if two students have it, 0 if a fifth of the class (or more than twelve) has it.</summary>
    public double Rarity(ulong hash) => Rarity(_owners[hash].Count);

    /// <summary>How rare it is to have all of some fingerprints.</summary>
    /// <param name="hashes">Fingerprints that at least two students have in common; at least one.</param>
    public double Rarity(IReadOnlyList<ulong> hashes)
    {
        var all = _owners[hashes[0]];
        foreach (var hash in hashes.Skip(1))
        {
            if (all.Count <= 2)
                break;
            var others = _owners[hash];
            all = [.. all.Where(student => others.BinarySearch(student) >= 0)];
        }

        return Rarity(all.Count);
    }

    /// <summary>The pairs of students that share fingerprints, each with the sum of the shared ones' rarity.</summary>
    public Dictionary<(int First, int Second), double> Pairs()
    {
        var pairs = new Dictionary<(int First, int Second), double>();
        foreach (var (hash, list) in _owners)
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

    // The square of the inverse document frequency log(n/m), m of n students having it, over its value at m = 2. In a class
    // under 20 the logarithm is too lenient, and (1 − (m−2)/(n−1))² takes its place.
    private double Rarity(int many)
    {
        if (many < 2 || many > MostOwners)
            return 0;
        var size = Math.Max(_students, 20);
        var idf = Math.Log((double)size / many) / Math.Log(size / 2.0);
        var few = 1 - ((many - 2.0) / (_students - 1));
        return Math.Min(idf * idf, few * few);
    }

    // Beyond this a fingerprint says little, and its pairs would be most of the work.
    private int MostOwners => Math.Max(12, _students / 5);
}
