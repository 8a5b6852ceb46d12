namespace CourseKit.Grading.Reports.Pages;

/// <summary>A bar that shows a part of a whole. Its number always stands beside it as text.</summary>
internal static class Bar
{
    /// <summary>The bar.</summary>
    /// <param name="part">The part; less than nothing counts as nothing, more than all as all.</param>
    /// <param name="whole">The whole.</param>
    /// <param name="tone">The colour's name in the style.</param>
    public static Markup Of(decimal part, decimal whole, string tone)
    {
        var width = whole > 0 ? decimal.Round(1000 * Math.Clamp(part / whole, 0, 1)) : 0;
        return new Markup().Add($"<svg class=\"bar {tone}\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
            .Add($"<rect class=\"rail\" width=\"1000\" height=\"10\"/><rect class=\"fill\" width=\"{width}\" height=\"10\"/></svg>\n");
    }
}
