using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CourseKit.Grading.Reports.Pages;

/// <summary>HTML under construction: what stands in the source is mark-up, what is filled in is text and gets escaped.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _html = new();

    /// <summary>Appends mark-up with values filled in: <c>page.Add($"&lt;td&gt;{student}&lt;/td&gt;")</c>.</summary>
    public Markup Add(Piece piece)
    {
        _html.Append(piece.Html);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    /// <summary>A piece of mark-up whose filled-in values are escaped.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Piece
    {
        public Piece(int literalLength, int formattedCount) => Html = new StringBuilder(literalLength + (16 * formattedCount));

        public StringBuilder Html { get; }

        public void AppendLiteral(string mark) => Html.Append(mark);

        public void AppendFormatted(string? text) => CourseKit.Notebooks.Rendering.Html.Escape(Html, VisibleText.Lines(text ?? ""));

        public void AppendFormatted(Markup inner) => Html.Append(inner._html);

        public void AppendFormatted(int number) => Html.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(decimal points) => Html.Append(CsvSheet.Points(points));

        public void AppendFormatted(double number) => AppendFormatted(number, "0.##");

        public void AppendFormatted(double number, string format) => Html.Append(number.ToString(format, CultureInfo.InvariantCulture));
    }
}
