using System.Globalization;

namespace CourseKit.Figures.Svg.Marks;

/// <summary>A histogram's bars, touching each other.</summary>
internal static class HistogramMarks
{
    public static void Draw(SvgWriter svg, HistogramTrace trace, Panel panel, string color)
    {
        var bins = trace.DrawnBins;
        var heights = trace.Heights();
        var width = bins.Size * (Math.Abs(panel.X.Map(bins.Start + bins.Size) - panel.X.Map(bins.Start)) > 4 ? 0.96 : 1);
        svg.Open("g", ("fill", color), ("opacity", trace.Opacity?.ToString("0.##", CultureInfo.InvariantCulture)));
        for (var i = 0; i < heights.Length; i++)
        {
            if (heights[i] > 0)
                BarMarks.Bar(svg, panel, horizontal: false, bins.Center(i), width, 0, heights[i]);
        }

        svg.Close("g");
    }
}
