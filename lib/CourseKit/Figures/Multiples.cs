using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>Many small panels in shared axes, to compare at a glance: titles once, no room wasted between.</summary>
internal static class Multiples
{
    private const double NoteRoom = 18, HeaderRoom = 20, Left = 62, Below = 54;

    /// <summary>Lays the panels out row by row.</summary>
    /// <param name="columns">How many panels in a row.</param>
    /// <param name="panels">The figures; their titles stand over them, or over the columns where <paramref name="headers"/> are given.</param>
    /// <param name="commonY">Whether all panels share the vertical range; else each row has its own.</param>
    /// <param name="headers">A title for each column; null is none.</param>
    /// <param name="names">A title for each row, at its left; null is none.</param>
    public static Figure Of(int columns, IEnumerable<Figure> panels, bool commonY, IReadOnlyList<string>? headers = null, IReadOnlyList<string>? names = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(panels);
        var all = panels.ToArray();
        if (all.Length == 0)
            throw new ArgumentException("small multiples need one panel or more, got none", nameof(panels));
        if (Array.FindIndex(all, p => p.Frames.Count > 0 || p.Panels().Count > 1 || p.SceneNumbers().Any()) is var odd && odd >= 0)
            throw new ArgumentException(Invariant($"panel {odd} is animated, a surface or a grid itself: small multiples take plain figures"));
        columns = Math.Min(columns, all.Length);
        var rows = (all.Length + columns - 1) / columns;
        var series = all.SelectMany(p => p.Traces).Where(t => t.TakesColor && t.Name is not null).Select(t => t.Name!).Distinct(StringComparer.Ordinal).ToList();
        var titled = all.Any(p => p.Layout.Title is not null);
        var height = columns switch { 1 or 2 => 170.0, 3 => 150, _ => 122 };
        var paper = rows * height;
        var layout = new Layout
        {
            IsMultiples = true,
            HasLegend = Panelling.NamesMany(all) ? null : false,
            Room = (Left, Below),
            ContentHeight = paper + Below + (headers is null ? 0 : HeaderRoom),
        };
        var traces = new List<Trace>();
        var listed = new HashSet<string>(StringComparer.Ordinal);
        for (var k = 0; k < all.Length; k++)
        {
            var panel = Panelling.Recolored(all[k], series);
            var (x, y) = Place(k, columns, rows, paper + (headers is null ? 0 : HeaderRoom), titled, headers is not null);
            traces.AddRange(panel.Traces.Select(t => Panelling.Moved(t is IColorBar and GridTrace grid ? grid.NoBar() : t, k + 1, x, y, listed)));
            layout = Add(layout, panel, (k, columns, all.Length), (x, y), commonY);
            if (headers is not null && k < columns)
                layout = layout with { Annotations = [.. layout.Annotations, Text(headers[k], (x.Low + x.High) / 2, 1, 12.5, bold: true) with { XAnchor = "center", YAnchor = "top" }] };
            if (names is not null && k % columns == 0)
                layout = layout with { YAxes = layout.YAxes.SetItem(k + 1, layout.Y(k + 1) with { Title = names[k / columns] }) };
        }

        return new() { Traces = [.. Styling.InCommonBins(traces)], Layout = Titled(layout, all[0], names is null) };
    }

    private static ((double Low, double High) X, (double Low, double High) Y) Place(int k, int columns, int rows, double paper, bool titled, bool headed)
    {
        var gap = columns > 3 ? 0.034 : 0.04;
        var width = (1 - ((columns - 1) * gap)) / columns;
        var high = (1 - (headed ? HeaderRoom / paper : 0)) / rows;
        var (left, top) = (k % columns * (width + gap), 1 - (headed ? HeaderRoom / paper : 0) - (k / columns * high));
        return ((Math.Round(left, 4), Math.Round(left + width, 4)),
            (Math.Round(Math.Max(0, top - high + ((k / columns) == rows - 1 ? 0 : 9 / paper)), 4), Math.Round(top - (titled ? NoteRoom / paper : 0.0), 4)));
    }

    private static Layout Add(Layout layout, Figure panel, (int K, int Columns, int Count) at, ((double Low, double High) X, (double Low, double High) Y) place, bool commonY)
    {
        var number = at.K + 1;
        var (own, across) = (panel.Layout.X(1), panel.Layout.Y(1));
        var first = commonY ? 1 : (at.K / at.Columns * at.Columns) + 1;
        var x = own with
        {
            Domain = place.X,
            Anchor = AxisName.Reference('y', number),
            Matches = number > 1 ? "x" : own.Matches,
            Title = "",
            Unit = null,
            HasLabels = at.K + at.Columns < at.Count ? false : own.HasLabels,
            Extra = Few(own.Extra, at.K + at.Columns >= at.Count),
        };
        var y = across with
        {
            Domain = place.Y,
            Anchor = AxisName.Reference('x', number),
            Matches = number != first ? AxisName.Reference('y', first) : across.Matches,
            Title = "",
            Unit = null,
            HasLabels = at.K % at.Columns > 0 ? false : across.HasLabels,
            Extra = Few(across.Extra, at.K % at.Columns == 0),
        };
        layout = layout with
        {
            XAxes = layout.XAxes.SetItem(number, x),
            YAxes = layout.YAxes.SetItem(number, y),
            BarMode = layout.BarMode ?? panel.Layout.BarMode,
            Shapes = [.. layout.Shapes, .. panel.Layout.Shapes.Select(s => s with { XRef = Panelling.Moved(s.XRef, 'x', number), YRef = Panelling.Moved(s.YRef, 'y', number) })],
            Annotations = [.. layout.Annotations, .. panel.Layout.Annotations.Select(a => a with { XRef = Panelling.Moved(a.XRef, 'x', number), YRef = Panelling.Moved(a.YRef, 'y', number) })],
        };
        return panel.Layout.Title is not { } title ? layout
            : layout with { Annotations = [.. layout.Annotations, Text(title, place.X.Low, place.Y.High, 11.5, bold: false) with { XAnchor = "left", YAnchor = "bottom" }] };
    }

    // The titles of the axes stand once, in the middle below and at the left.
    private static Layout Titled(Layout layout, Figure panel, bool left)
    {
        var notes = layout.Annotations.ToList();
        if ((panel.Layout.X(1).Title ?? panel.DefaultTitle('x', 1)) is { Length: > 0 } x)
            notes.Add(Text(Axis.Join(x, panel.Layout.X(1).Unit)!, 0.5, 0, 13, bold: false) with { XAnchor = "center", YAnchor = "top", ShiftUp = -27 });
        if (left && (panel.Layout.Y(1).Title ?? panel.DefaultTitle('y', 1)) is { Length: > 0 } y)
            notes.Add(Text(Axis.Join(y, panel.Layout.Y(1).Unit)!, 0, 0.5, 13, bold: false) with { XAnchor = "center", YAnchor = "middle", ShiftRight = -50, Angle = -90 });
        return layout with { Annotations = notes };
    }

    private static JsonObject Few(JsonObject extra, bool labelled)
        => new JsonObject { ["nticks"] = 4 }.Set("tickfont.size", labelled ? 11 : null).Merge(extra);

    private static Annotation Text(string text, double x, double y, double size, bool bold) => new()
    {
        Text = text,
        X = x,
        Y = y,
        XRef = "paper",
        YRef = "paper",
        HasArrow = false,
        Size = size,
        Extra = bold ? new JsonObject().Set("font.weight", 600) : [],
    };
}
