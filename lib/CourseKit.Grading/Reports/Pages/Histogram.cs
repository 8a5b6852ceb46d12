using System.Globalization;

namespace CourseKit.Grading.Reports.Pages;

/// <summary>The distribution of points as a drawing.</summary>
internal static class Histogram
{
    private const double Top = 54;
    private const double Bottom = 44;

    /// <summary>The drawing.</summary>
    /// <param name="totals">The points, in order.</param>
    /// <param name="outOf">What could be earned.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="median">The median.</param>
    /// <param name="width">How wide it is drawn: text keeps its size, so a phone gets a drawing of its own.</param>
    /// <param name="kind">Its class in the style.</param>
    public static Markup Of(IReadOnlyList<decimal> totals, decimal outOf, decimal mean, decimal median, double width, string kind)
    {
        var step = Step(outOf, width < 500 ? 7 : 12);
        var bins = new int[Math.Max(1, (int)Math.Ceiling(outOf / step))];
        foreach (var total in totals)
            bins[Math.Clamp((int)(total / step), 0, bins.Length - 1)]++;
        var (left, height) = (34.0, 290.0);
        var (plotWidth, plotHeight) = (width - left - 12, height - Top - Bottom);
        var most = bins.Max();
        var grid = CountStep(most);
        var ceiling = Math.Max(grid, (int)Math.Ceiling((double)most / grid) * grid);
        var svg = new Markup().Add($"<svg class=\"histogram {kind}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Number of students by points\">\n");
        for (var count = 0; count <= ceiling; count += grid)
        {
            svg.Add($"<line class=\"grid\" x1=\"{left}\" x2=\"{width - 12}\" y1=\"{Y(count)}\" y2=\"{Y(count)}\"/>");
            svg.Add($"<text class=\"tick\" x=\"{left - 7}\" y=\"{Y(count) + 4}\" text-anchor=\"end\">{count}</text>\n");
        }

        for (var i = 0; i < bins.Length; i++)
        {
            var (from, to) = (i * step, Math.Min(outOf, (i + 1) * step));
            var (x, right) = (X(from) + 1.5, X(to) - 1.5);
            svg.Add($"<g><title>{Range(from, to, i == bins.Length - 1)}: {Students(bins[i])}</title>");
            svg.Add($"<rect class=\"column\" x=\"{x}\" y=\"{Y(bins[i])}\" width=\"{Math.Max(1, right - x)}\" height=\"{plotHeight + Top - Y(bins[i])}\" rx=\"2\"/></g>\n");
        }

        for (var i = 0; i <= bins.Length; i++)
        {
            // The last bin may be narrower than the rest: its lower edge gives way to the end of the scale.
            if (i == bins.Length || i * step <= outOf - (step * 0.6m))
                svg.Add($"<text class=\"tick\" x=\"{X(Math.Min(outOf, i * step))}\" y=\"{height - Bottom + 18}\" text-anchor=\"middle\">{Math.Min(outOf, i * step)}</text>");
        }

        svg.Add($"<text class=\"axis\" x=\"{left + (plotWidth / 2)}\" y=\"{height - 4}\" text-anchor=\"middle\">points</text>\n");
        svg.Add($"<text class=\"axis\" x=\"{left - 7}\" y=\"12\" text-anchor=\"start\">students</text>\n");
        var meanIsLeft = mean < median;
        AddLine(mean, "mean", "mean", meanIsLeft);
        AddLine(median, "median", "median", !meanIsLeft);
        return svg.Add($"</svg>\n");

        double X(decimal points) => left + ((double)(outOf > 0 ? points / outOf : 0) * plotWidth);
        double Y(int count) => Top + plotHeight - (plotHeight * count / ceiling);

        void AddLine(decimal value, string label, string name, bool isLeft)
        {
            var x = X(Math.Clamp(value, 0, outOf));

            // Near an edge the label would be cut off: it changes sides.
            var toLeft = x > width - 110 || (isLeft && x > left + 110);

            // There both labels may be on the same side: one below the other, and both below the axis's name.
            var row = (x > width - 110 || x < left + 110) && isLeft ? -20 : -5;
            svg.Add($"<line class=\"line {name}\" x1=\"{x}\" x2=\"{x}\" y1=\"{Top + row - 10}\" y2=\"{Top + plotHeight}\"/>");
            svg.Add($"<text class=\"label {name}\" x=\"{x + (toLeft ? -5 : 5)}\" y=\"{Top + row}\" text-anchor=\"{(toLeft ? "end" : "start")}\">{label} {decimal.Round(value, 1)}</text>\n");
        }
    }

    private static string Range(decimal from, decimal to, bool isLast)
        => $"{CsvSheet.Points(from)} to {(isLast ? "" : "under ")}{CsvSheet.Points(to)} points";

    private static string Students(int count) => count == 1 ? "1 student" : string.Create(CultureInfo.InvariantCulture, $"{count} students");

    // 1, 2, 2.5 or 5 times a power of ten, so that at most so many bins are needed.
    private static decimal Step(decimal outOf, int most)
    {
        for (var power = 0.01m; ; power *= 10)
        {
            foreach (var factor in new[] { 1m, 2m, 2.5m, 5m })
            {
                if (outOf <= factor * power * most)
                    return factor * power;
            }
        }
    }

    private static int CountStep(int most)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var factor in new[] { 1, 2, 5 })
            {
                if (most <= factor * power * 5)
                    return factor * power;
            }
        }
    }
}
