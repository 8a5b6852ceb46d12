namespace CourseKit.Notebooks;

/// <summary>Finds the word that was probably meant, for a message.</summary>
public static class Suggestion
{
    /// <summary>The candidate nearest to a word, if it is near enough to be a slip: one letter, or up to three of a long word.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been written; upper and lower case count alike.</param>
    /// <param name="most">How many slips are still one word meant: fewer, the more candidates there are.</param>
    /// <returns>The candidate; null if none is near.</returns>
    public static string? For(string word, IEnumerable<string> candidates, int most = 3)
    {
        var best = candidates
            .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, Math.Min(most, best.candidate.Length / 2)) ? best.candidate : null;
    }

    /// <summary>The file or folder beside a missing one whose name is near it.</summary>
    /// <param name="path">A path at which there is nothing.</param>
    /// <returns>«; did you mean 'name'?», to be put behind a message; empty if nothing is near.</returns>
    public static string ForPath(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder))
            return "";
        try
        {
            var names = Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry));
            return For(Path.GetFileName(path), names) is { } meant ? $"; did you mean '{meant}'?" : "";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A folder that can't be listed suggests nothing.
            return "";
        }
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.</summary>
    /// <param name="a">A word.</param>
    /// <param name="b">Another.</param>
    public static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                cost[i, j] = Math.Min(
                    Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1,
                    cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
