namespace CourseKit.Figures;

/// <summary>Which axes a figure's traces use.</summary>
internal static class Parts
{
    public static bool HasPlane(this Figure figure)
        => figure.Traces.Count == 0 || figure.Traces.Any(trace => trace is not OtherTrace and { IsSpatial: false });

    public static IEnumerable<int> XNumbers(this Figure figure)
        => figure.Plane().Select(trace => trace.XAxis).Concat(figure.Layout.XAxes.Keys).DefaultIfEmpty(1).Distinct().Order().ToArray();

    public static IEnumerable<int> YNumbers(this Figure figure)
        => figure.Plane().Select(trace => trace.YAxis).Concat(figure.Layout.YAxes.Keys).DefaultIfEmpty(1).Distinct().Order().ToArray();

    public static IEnumerable<int> SceneNumbers(this Figure figure)
        => figure.Traces.OfType<SurfaceTrace>().Select(trace => trace.Scene).Concat(figure.Layout.Scenes.Keys).Distinct().Order().ToArray();

    /// <summary>All traces that ever show on flat axes, those of animation frames included.</summary>
    public static IEnumerable<Trace> EverShown(this Figure figure)
        => figure.Traces.Concat(figure.Frames.SelectMany(frame => frame.Traces));

    /// <summary>The pairs of axes that hold something, in the order of their first trace.</summary>
    public static IReadOnlyList<(int X, int Y)> Panels(this Figure figure)
        => [.. figure.Plane().Select(trace => (trace.XAxis, trace.YAxis)).Distinct()];

    /// <summary>What is known of an axis nobody titled: the names that the notebook gives the data.</summary>
    public static string? DefaultTitle(this Figure figure, char letter, int number)
    {
        var own = figure.Plane().Where(t => (letter == 'x' ? t.XAxis : t.YAxis) == number).ToArray();
        var hints = own.Select(t => letter == 'x' ? t.XHint : t.YHint).Where(hint => hint is not null).Distinct(StringComparer.Ordinal).ToArray();
        if (hints.Length > 0 && (letter == 'x' || hints.Length == 1))
            return hints[0];
        if (letter == 'y' && own is [{ Name: { } name, HidesUnnamed: true }])
            return name;
        return own.Any(t => t.HidesUnnamed) ? letter.ToString() : null;
    }

    /// <summary>The height given, or what title, legend and panels need.</summary>
    public static double DrawnHeight(this Figure figure)
        => figure.Layout.Height ?? (figure.Layout.ContentHeight is { } content ? Math.Round(content + figure.HeadRoom() + 8) : 400);

    /// <summary>The room that title and one row of legend take above the panels.</summary>
    public static double HeadRoom(this Figure figure)
        => (figure.Layout.Title is null ? 12 : 38) + (figure.HasLegend() ? 24 : 0);

    /// <summary>Whether there is a legend: asked for, or because several traces have names.</summary>
    public static bool HasLegend(this Figure figure)
        => figure.Layout.HasLegend ?? (figure.Traces.Count(IsListed) > 1 || figure.Traces.Any(t => IsListed(t) && t.InLegend is true));

    /// <summary>Whether the legend lists a trace.</summary>
    public static bool IsListed(this Trace trace)
        => trace is not (GridTrace or OtherTrace) && (trace.InLegend ?? (trace.Name is not null || !trace.HidesUnnamed));

    private static IEnumerable<Trace> Plane(this Figure figure)
        => figure.Traces.Where(trace => trace is not OtherTrace and { IsSpatial: false });
}
