namespace CourseKit.Figures.Svg;

/// <summary>Maps data values along an axis to pixels of its panel.</summary>
/// <param name="Range">The ends of the axis.</param>
/// <param name="IsLog">Whether it is logarithmic.</param>
/// <param name="From">The pixel of the low end.</param>
/// <param name="To">The pixel of the high end.</param>
internal sealed record Scale(AxisRange Range, bool IsLog, double From, double To)
{
    /// <summary>The pixel of a value; NaN where the axis has no place for it.</summary>
    public double Map(double value)
    {
        if (!double.IsFinite(value) || (IsLog && value <= 0))
            return double.NaN;
        var share = IsLog
            ? Decades(Range.Low, value) / Decades(Range.Low, Range.High)
            : (value - Range.Low) / (Range.High - Range.Low);
        return From + (share * (To - From));
    }

    // The quotient of two numbers at the ends of what a number holds is ∞.
    private static double Decades(double low, double high)
        => double.IsFinite(high / low) ? Math.Log(high / low) : Math.Log(high) - Math.Log(low);

    public double Length => Math.Abs(To - From);

    /// <summary>Ticks about <paramref name="spacing"/> pixels apart.</summary>
    public IReadOnlyList<Tick> Ticks(double spacing, Axis axis)
    {
        if (axis.TickValues is { } places)
        {
            return [.. places.Select((value, i) => new Tick(value, axis.TickLabels is { } texts && i < texts.Count ? texts[i] ?? "" : Numbers.Show(value)))
                .Where(t => t.Value >= Range.Low && t.Value <= Range.High)];
        }

        var wanted = Math.Max(3, (int)(Length / spacing));
        if (Range.Categories is { } categories)
        {
            var longest = categories.Max(c => PlainText.Width(c, 12)) + 8;
            var every = spacing > 60 ? Math.Max(1, (int)Math.Ceiling(longest * categories.Count / Length)) : Math.Max(1, (int)Math.Ceiling(16 * categories.Count / Length));
            return [.. categories.Select((name, i) => new Tick(i, i % every == 0 ? name : null))];
        }

        return IsLog ? Svg.Ticks.Log(Range.Low, Range.High, wanted) : Svg.Ticks.Linear(Range.Low, Range.High, wanted);
    }
}
