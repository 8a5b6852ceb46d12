namespace CourseKit.PlotlyNet.Conversion;

/// <summary>Where a chart's layout carries what a chart has no place for.</summary>
internal static class Luggage
{
    /// <summary>The property of the layout; Plotly leaves names with an underscore alone.</summary>
    public const string Name = "_coursekit";

    /// <summary>The property of a figure that a chart holds elsewhere.</summary>
    public const string Config = "config";
}
