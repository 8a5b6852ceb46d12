using System.Globalization;

namespace CourseKit.Data.Generation;

/// <summary>One way of writing a digit: the strokes, each as the points that the pen passes.</summary>
/// <param name="Weight">How common the style is, relative to the digit's other styles.</param>
/// <param name="Strokes">The strokes in the order of writing.</param>
internal sealed record WritingStyle(double Weight, PenPoint[][] Strokes)
{
    /// <summary>Reads "x,y x,y! x,y; x,y …": a space between points, ! after a corner, ; between strokes.</summary>
    public static WritingStyle Parse(double weight, string path)
        => new(weight, [.. path.Split(';').Select(stroke =>
            stroke.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParsePoint).ToArray())]);

    private static PenPoint ParsePoint(string text)
    {
        var corner = text.EndsWith('!');
        var parts = text.TrimEnd('!').Split(',');
        return new PenPoint(
            double.Parse(parts[0], CultureInfo.InvariantCulture),
            double.Parse(parts[1], CultureInfo.InvariantCulture),
            corner);
    }
}
