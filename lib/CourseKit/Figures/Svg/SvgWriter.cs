using System.Globalization;
using System.Text;

namespace CourseKit.Figures.Svg;

/// <summary>Writes SVG elements: text and attributes escaped, numbers short and invariant.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    public static string Number(double value)
    {
        var rounded = Math.Round(Math.Clamp(value, -30000, 30000), 1);
        return rounded == 0 ? "0" : rounded.ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>Escapes for text and attributes; characters that XML forbids become the replacement character.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || (c < ' ' && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF')
                escaped.Append('\uFFFD');
            else
                _ = c switch { '<' => escaped.Append("&lt;"), '>' => escaped.Append("&gt;"), '&' => escaped.Append("&amp;"), '"' => escaped.Append("&quot;"), _ => escaped.Append(c) };
        }

        return escaped.ToString();
    }

    public SvgWriter Open(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        _text.Append('>');
        return this;
    }

    public SvgWriter Close(string name)
    {
        _text.Append("</").Append(name).Append('>');
        return this;
    }

    public SvgWriter Add(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        _text.Append("/>");
        return this;
    }

    public SvgWriter Text(string text, double x, double y, double size, string anchor = "start", string look = "ck-t", string? transform = null, bool bold = false, string? fill = null)
    {
        Start("text", [
            ("class", fill is null ? look : null), ("x", transform is null ? x : null), ("y", transform is null ? y : null), ("transform", transform),
            ("font-size", size), ("text-anchor", anchor == "start" ? null : anchor), ("font-weight", bold ? "600" : null), ("fill", fill ?? Palette.MidText)]);
        _text.Append('>').Append(Escape(PlainText.Of(text))).Append("</text>");
        return this;
    }

    public SvgWriter Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Start(string name, ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value is null)
                continue;
            _text.Append(' ').Append(key).Append("=\"")
                .Append(value is double number ? Number(number) : Escape(Convert.ToString(value, CultureInfo.InvariantCulture)!)).Append('"');
        }
    }
}
