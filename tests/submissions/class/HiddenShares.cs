namespace CourseKit.Grading.SimulatedClass;

/// <summary>How many of the hidden cases each known wrong answer of homework 1 gets right, in the notebook's order.</summary>
/// <remarks>
/// Counted apart from the grader: every wrong answer was run in the notebook, and what each case observed was compared with the
/// solution's by a few lines of Python. A change of the homework's hidden cases changes this table.
/// </remarks>
internal static class HiddenShares
{
    private static readonly Dictionary<string, (int Cases, int[] Right)> Known = new(StringComparer.Ordinal)
    {
        ["hw1.1"] = (3, [1, 0, 1, 1]),
        ["hw1.2"] = (4, [3, 3, 0, 0, 0]),
        ["hw1.3"] = (3, [2, 0, 0, 1, 1]),
        ["hw1.4"] = (4, [1, 1, 0, 1, 3]),
        ["hw1.5"] = (3, [0, 1, 1, 0, 2]),
        ["hw1.6"] = (4, [2, 2, 0, 3, 2]),
        ["hw1.7"] = (4, [3, 0, 0, 1, 0]),
        ["hw1.8"] = (3, [0, 1, 1, 1, 0]),
    };

    /// <summary>All known wrong answers: exercise and place in its cell.</summary>
    internal static IReadOnlyList<(string Id, int Place)> All { get; }
        = [.. Known.SelectMany(pair => pair.Value.Right.Select((_, place) => (pair.Key, place)))];

    /// <summary>What a wrong answer earns.</summary>
    internal static decimal Points(string id, int place, decimal outOf)
        => decimal.Round(outOf * Known[id].Right[place] / Known[id].Cases, 2);

    /// <summary>How many wrong answers an exercise has.</summary>
    internal static int Count(string id) => Known[id].Right.Length;
}
