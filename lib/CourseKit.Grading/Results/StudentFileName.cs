using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Grading.Results;

/// <summary>Turns student ids into file names.</summary>
/// <remarks>An id of lower-case letters, digits and inner <c>- . _</c> stays as it is. Every other one loses what file systems
/// take amiss and gains twelve digits of its SHA-256, so that two ids share no name, not even where case and
/// composition of letters don't count (Windows, macOS).</remarks>
public static class StudentFileName
{
    private const int Longest = 60;

    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { Invariant($"com{n}"), Invariant($"lpt{n}") })]);

    /// <summary>The name, without extension, of an id's file.</summary>
    /// <param name="student">Any text.</param>
    public static string Of(string student)
    {
        if (IsPlain(student))
            return student;
        var kept = new StringBuilder();
        foreach (var rune in student.ToLowerInvariant().EnumerateRunes())
        {
            if (kept.Length >= 40)
                break;
            kept.Append(Rune.IsLetterOrDigit(rune) && rune.Value is < 0x80 or (>= 0xAC00 and <= 0xD7A3) ? rune.ToString() : "_");
        }

        // The tilde keeps these names apart from the plain ones.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(student)));
        return $"{kept.ToString().Trim('_')}~{hash[..12]}";
    }

    private static bool IsPlain(string student)
        => student.Length is > 0 and <= Longest
            && student.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.' or '_')
            && char.IsAsciiLetterOrDigit(student[0]) && student[^1] != '.'
            && !Devices.Contains(student.Split('.')[0]);
}
