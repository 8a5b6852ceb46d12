using System.Text;
using CourseKit.Display;

namespace CourseKit.Grading.Submissions;

/// <summary>Tells paths that a campus system makes from those that somebody made up to do harm.</summary>
internal static class EntryName
{
    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", "conin$", "conout$", .. Enumerable.Range(0, 10).SelectMany(n => new[] { Invariant($"com{n}"), Invariant($"lpt{n}") })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with a path, and whether it is the path and not only a name; null if nothing is.</summary>
    /// <param name="path">A path with <c>/</c> between its parts; a folder's ends with one.</param>
    public static (string Fault, bool IsPathFalse)? FaultOf(string path)
    {
        if (path.Length is 0 or > 1_000)
            return ($"its path has {path.Length} characters, wanted 1 to 1000", true);
        if (path[0] == '/' || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])))
            return ("its path is absolute", true);
        var parts = (path[^1] == '/' ? path[..^1] : path).Split('/');
        if (parts.Contains(".."))
            return ("its path leads out of the archive", true);
        if (parts.Any(part => part is "" or "."))
            return ("its path has an empty part", true);
        return parts.Select(OfPart).FirstOrDefault(fault => fault is not null) is { } odd ? (odd, false) : null;
    }

    private static string? OfPart(string part)
    {
        if (part.Length > 255)
            return $"a name in its path has {part.Length} characters, more than 255";
        foreach (var rune in part.EnumerateRunes())
        {
            // A lone surrogate comes out of the enumeration as the replacement character.
            if (SingleLine.IsInvisible(rune) || rune == Rune.ReplacementChar)
                return "its name has characters that can't be shown";
        }

        if (part.Contains('\\', StringComparison.Ordinal))
            return "its name has a backslash";
        if (part[^1] is '.' or ' ')
            return "its name ends with a dot or a space";
        return Devices.Contains(part.Split('.')[0].TrimEnd(' ')) ? "its name is that of a device" : null;
    }
}
