using System.Text;

namespace CourseKit.Figures.Svg;

/// <summary>The <c>d</c> of SVG paths.</summary>
internal static class PathData
{
    public static StringBuilder Line(this StringBuilder d, IReadOnlyList<(double X, double Y)> points, bool closed = false)
    {
        for (var i = 0; i < points.Count; i++)
        {
            d.Append(i == 0 ? "M" : i == 1 ? "L" : " ").Append(SvgWriter.Number(points[i].X)).Append(' ').Append(SvgWriter.Number(points[i].Y));
        }

        return closed ? d.Append('Z') : d;
    }

    /// <summary>The runs of finite points between gaps.</summary>
    public static IEnumerable<List<(double X, double Y)>> Runs(IEnumerable<(double X, double Y)> points)
    {
        var run = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (double.IsFinite(point.X) && double.IsFinite(point.Y))
            {
                run.Add(point);
                continue;
            }

            if (run.Count > 0)
                yield return run;
            run = [];
        }

        if (run.Count > 0)
            yield return run;
    }
}
