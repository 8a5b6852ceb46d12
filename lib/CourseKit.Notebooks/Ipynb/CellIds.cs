using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>Cell ids: 1 to 64 letters, digits, hyphens and underscores, unique in their notebook (nbformat 4.5).</summary>
internal static class CellIds
{
    /// <summary>The cells, each with a valid id of its own.</summary>
    /// <remarks>
    /// A cell without an id, with an invalid one, or with one that an earlier cell has, gets one made from its language and
    /// source: the same text gives the same ids on every machine, and an edit changes one cell's id only.
    /// </remarks>
    public static IReadOnlyList<Cell> Completed(IReadOnlyList<Cell> cells)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var keeps = cells.Select(cell => IsValid(cell.Id) && taken.Add(cell.Id!)).ToArray();
        var repetitions = new Dictionary<(string, string), int>();
        return [.. cells.Select((cell, index) => keeps[index] ? cell : cell with { Id = Made(cell, taken, repetitions) })];
    }

    private static bool IsValid(string? id)
        => id is { Length: >= 1 and <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string Made(Cell cell, HashSet<string> taken, Dictionary<(string, string), int> repetitions)
    {
        while (true)
        {
            var repetition = repetitions.GetValueOrDefault((cell.Language, cell.Source));
            repetitions[(cell.Language, cell.Source)] = repetition + 1;
            var text = FormattableString.Invariant($"{cell.Language}\n{repetition}\n{cell.Source}");
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
            if (taken.Add(id))
                return id;
        }
    }
}
