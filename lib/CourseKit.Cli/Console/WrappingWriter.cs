using System.Text;

namespace CourseKit.Cli;

/// <summary>Breaks lines between words where a window would break them within.</summary>
/// <param name="inner">Where the text goes.</param>
/// <param name="width">The window's columns.</param>
internal sealed class WrappingWriter(TextWriter inner, int width) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(string? value) => inner.Write(value);

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value)
    {
        foreach (var line in (value ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            // Lines that fit are as they were, indents and all.
            if (line.Length <= width)
            {
                inner.WriteLine(line);
                continue;
            }

            var indent = line[..(line.Length - line.TrimStart(' ').Length)];
            foreach (var part in TextWrap.Lines(line, Math.Max(1, width - indent.Length)))
                inner.WriteLine(indent + part);
        }
    }

    public override void Flush() => inner.Flush();
}
