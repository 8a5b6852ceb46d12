namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>Tells cells that stand where they were released from those that were moved.</summary>
internal static class CellOrder
{
    /// <summary>The longest run of positions that ascends: what was not moved.</summary>
    /// <param name="matches">Positions in the submission, ascending, each with its position in the source.</param>
    /// <returns>The positions in the submission that belong to the run.</returns>
    public static HashSet<int> Kept(IReadOnlyList<(int Student, int Source)> matches)
    {
        // Patience sorting: ends[k] is the match that ends the best run of length k + 1.
        List<int> ends = [];
        var before = new int[matches.Count];
        for (var i = 0; i < matches.Count; i++)
        {
            int low = 0, high = ends.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (matches[ends[middle]].Source < matches[i].Source)
                    low = middle + 1;
                else
                    high = middle;
            }

            before[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count)
                ends.Add(i);
            else
                ends[low] = i;
        }

        HashSet<int> kept = [];
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = before[i])
            kept.Add(matches[i].Student);
        return kept;
    }
}
