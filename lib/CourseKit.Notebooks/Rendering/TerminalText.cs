using System.Text;
using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Turns what a program wrote for a terminal into what the terminal would finally show, without colours.</summary>
internal static partial class TerminalText
{
    /// <summary>Removes escape sequences and control characters; a carriage return overwrites its line.</summary>
    public static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0)
            return text;
        var plain = Escapes().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal);
        var result = new StringBuilder(plain.Length);
        foreach (var (index, line) in plain.Split('\n').Index())
        {
            if (index > 0)
                result.Append('\n');
            var visible = line.TrimEnd('\r');
            var last = visible.LastIndexOf('\r');
            foreach (var c in visible.AsSpan(last + 1))
            {
                if (c is '\t' or >= ' ')
                    result.Append(c);
            }
        }

        return result.ToString();
    }

    // CSI sequences, OSC strings up to BEL or ST, and two-character escapes (ECMA-48).
    [GeneratedRegex(@"\x1B\[[0-?]*[ -/]*[@-~]|\x1B\][^\x07\x1B]*(\x07|\x1B\\)|\x1B[ -/]*[0-~]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Escapes();
}
