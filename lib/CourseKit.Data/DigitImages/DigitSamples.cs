using System.Globalization;
using System.Text;
using CourseKit.Data.Display;
using CourseKit.Data.Files;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Data;

/// <summary>Pictures of digits with their labels: <c>digits.Train</c>, <c>digits.Test</c> or a part of them.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html"])]
public sealed class DigitSamples
{
    /// <summary>Height and width of a picture, in pixels.</summary>
    public const int Side = 28;

    /// <summary>Pixels of a picture: 784.</summary>
    public const int PixelCount = Side * Side;

    /// <summary>Number of classes: the digits 0 to 9.</summary>
    public const int ClassCount = 10;

    private const int Shown = 40;
    private const int ShownAcross = 20;

    /// <summary>Wraps pictures and labels.</summary>
    /// <param name="images">A matrix (N × 784) of single precision, values 0 (paper) to 1 (ink).</param>
    /// <param name="labels">N labels, 0 to 9.</param>
    /// <exception cref="ArgumentException">Shapes, precision or labels are not as said.</exception>
    public DigitSamples(Matrix images, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        if (images.Columns != PixelCount || images.Precision != Precision.Single)
            throw new ArgumentException(Invariant($"images must be N × {PixelCount} of single precision, got {images.Rows} × {images.Columns} of {images.Precision}"), nameof(images));
        if (labels.Length != images.Rows)
            throw new ArgumentException(Invariant($"labels must be {images.Rows}, one for each image, got {labels.Length}"), nameof(labels));
        var wrong = Array.FindIndex(labels, label => label is < 0 or >= ClassCount);
        if (wrong >= 0)
            throw new ArgumentException(Invariant($"labels must be 0 to 9, got {labels[wrong]} at {wrong}"), nameof(labels));
        Images = images;
        Labels = labels;
    }

    /// <summary>A row of 784 pixels for each picture, row by row, 0 (paper) to 1 (ink), single precision.</summary>
    public Matrix Images { get; }

    /// <summary>The digit that each picture shows.</summary>
    public int[] Labels { get; }

    /// <summary>Number of pictures.</summary>
    public int Count => Labels.Length;

    /// <summary>The labels in one-hot code.</summary>
    /// <param name="precision">Element type; single, as the pictures, unless said otherwise.</param>
    /// <returns>A matrix (N × 10): 1 in the label's column, else 0.</returns>
    public Matrix OneHot(Precision precision = Precision.Single)
    {
        var codes = new Matrix(Count, ClassCount, precision);
        for (var row = 0; row < Count; row++)
            codes[row, Labels[row]] = 1;
        return codes;
    }

    /// <summary>The first pictures.</summary>
    /// <param name="count">How many, 0 … <see cref="Count"/>.</param>
    public DigitSamples Take(int count) => Range(0, count);

    /// <summary>All but the first pictures: <c>digits.Train.Skip(8000)</c> is a validation set.</summary>
    /// <param name="count">How many to leave out, 0 … <see cref="Count"/>.</param>
    public DigitSamples Skip(int count)
    {
        if (count < 0 || count > Count)
            throw new ArgumentOutOfRangeException(nameof(count), Invariant($"count must be 0 to {Count}, got {count}"));
        return Range(count, Count - count);
    }

    /// <summary>The pictures that show one of some digits, in their order: <c>digits.Train.Only(3, 5)</c>.</summary>
    /// <param name="digits">The digits, 0 to 9.</param>
    public DigitSamples Only(params int[] digits)
        => Rows([.. Enumerable.Range(0, Count).Where(row => digits.Contains(Labels[row]))]);

    /// <summary>Chosen pictures in a chosen order, such as a shuffle or a mini-batch.</summary>
    /// <param name="rows">Numbers of pictures, from 0; one may occur more than once.</param>
    public DigitSamples Rows(params int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var from = Images.AsSpan<float>();
        var pixels = new float[rows.Length * PixelCount];
        var labels = new int[rows.Length];
        for (var k = 0; k < rows.Length; k++)
        {
            if (rows[k] < 0 || rows[k] >= Count)
                throw new ArgumentOutOfRangeException(nameof(rows), Invariant($"rows must be 0 to {Count - 1}, got {rows[k]}"));
            from.Slice(rows[k] * PixelCount, PixelCount).CopyTo(pixels.AsSpan(k * PixelCount));
            labels[k] = Labels[rows[k]];
        }

        return new DigitSamples(new Matrix(rows.Length, PixelCount, pixels), labels);
    }

    /// <summary>The first forty pictures as one image, their labels beneath.</summary>
    public string ToHtml()
    {
        var shown = Math.Min(Count, Shown);
        if (shown == 0)
            return "<p>no digits</p>";
        var lines = Labels.Take(shown).Chunk(ShownAcross).Select(line => string.Join(' ', line)).ToArray();
        var across = Math.Min(shown, ShownAcross);
        var (picture, width) = ContactSheet(shown, across);
        var html = new StringBuilder("<figure class=\"coursekit-digits\" style=\"margin:0\"><img style=\"image-rendering:pixelated;width:");
        html.Append(CultureInfo.InvariantCulture, $"{width * 3 / 2}px;max-width:100%\" width=\"{width}\" alt=\"Pictures of the digits {string.Join(' ', lines)}\" ");
        html.Append("src=\"data:image/png;base64,").Append(Convert.ToBase64String(picture)).Append("\">");
        html.Append(CultureInfo.InvariantCulture, $"<figcaption>{Count:N0} pictures of digits");
        if (shown < Count)
            html.Append(CultureInfo.InvariantCulture, $", the first {shown} shown");
        html.Append(". Labels:<br>").AppendJoin("<br>", lines).Append("</figcaption></figure>");
        return html.ToString();
    }

    /// <summary>The number of pictures.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count:N0} pictures of digits ({Side} × {Side})");

    private (byte[] Png, int Width) ContactSheet(int shown, int across)
    {
        const int Gap = 1;
        const int Pitch = Side + Gap;
        const byte Frame = 96;
        var width = (across * Pitch) + Gap;
        var sheet = new byte[width * (((shown + across - 1) / across * Pitch) + Gap)];
        Array.Fill(sheet, Frame);
        var images = Images.AsSpan<float>();
        for (var k = 0; k < shown; k++)
        {
            var corner = (((k / across * Pitch) + Gap) * width) + (k % across * Pitch) + Gap;
            for (var at = 0; at < PixelCount; at++)
            {
                var grey = Math.Clamp((255 * images[(k * PixelCount) + at]) + 0.5f, 0, 255);
                sheet[corner + (at / Side * width) + (at % Side)] = (byte)grey;
            }
        }

        return (GreyPng.Encode(sheet, width), width);
    }

    private DigitSamples Range(int first, int count)
    {
        if (count < 0 || count > Count - first)
            throw new ArgumentOutOfRangeException(nameof(count), Invariant($"count must be 0 to {Count - first}, got {count}"));
        var pixels = Images.AsSpan<float>().Slice(first * PixelCount, count * PixelCount).ToArray();
        return new DigitSamples(new Matrix(count, PixelCount, pixels), Labels[first..(first + count)]);
    }
}
