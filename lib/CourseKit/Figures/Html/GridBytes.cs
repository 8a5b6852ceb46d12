using System.Text.Json.Nodes;

namespace CourseKit.Figures.Html;

/// <summary>
/// A grid's values as one or two bytes each, a fraction of their digits: an image's as fine as anyone sees, a contour's
/// as fine as 65,000 steps. The script turns them back.
/// </summary>
internal static class GridBytes
{
    private const int FewestWorthIt = 400;

    public static void Replace(JsonObject trace, GridTrace grid)
    {
        var (low, high) = grid.Ends();
        var size = grid.IsPicture ? 1 : 2;
        if (!(grid.IsPicture || grid is ContourTrace or SurfaceTrace) || grid.Rows * grid.Columns < FewestWorthIt || !double.IsFinite(high - low))
            return;
        if (!grid.IsPicture)
            (low, high) = IColorBar.EndsOf(grid.Z.Cast<double>(), null, null);

        // The largest number is a gap.
        var gap = (1 << (8 * size)) - 1;
        var bytes = new List<byte>(grid.Rows * grid.Columns * size);
        foreach (var value in grid.Z)
        {
            var code = double.IsFinite(value) ? (int)Math.Round(Math.Clamp((value - low) / (high - low), 0, 1) * (gap - 1)) : gap;
            bytes.Add((byte)code);
            if (size == 2)
                bytes.Add((byte)(code >> 8));
        }

        trace.Remove("z");
        trace["q"] = new JsonObject
        {
            ["b"] = size,
            ["w"] = grid.Columns,
            ["ends"] = new JsonArray(low, high),
            ["z"] = Convert.ToBase64String([.. bytes]),
        };

        // Without ends of its own an image's colours would follow the coarser values.
        if (grid.IsPicture)
            (trace["zmin"], trace["zmax"]) = (low, high);
    }
}
