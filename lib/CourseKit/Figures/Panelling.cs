using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>Puts figures side by side as panels of one.</summary>
internal static class Panelling
{
    private const double RowHeight = 235, TitleRoom = 26, LabelRoom = 52, PaperWidth = 560;

    public static Figure Grid(int columns, IEnumerable<Figure> panels, bool sameX, bool sameY)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(panels);
        var all = panels.ToArray();
        if (all.Length == 0)
            throw new ArgumentException("a grid needs one panel or more, got none", nameof(panels));
        if (Array.FindIndex(all, p => p.Frames.Count > 0) is var animated && animated >= 0)
            throw new ArgumentException(Invariant($"panel {animated} is animated: put the panels' traces into frames of one figure instead"));
        if (Array.FindIndex(all, p => p.Panels().Count + p.SceneNumbers().Count() > 1) is var nested && nested >= 0)
            throw new ArgumentException(Invariant($"panel {nested} is a grid itself: put its panels into this one"));
        columns = Math.Min(columns, all.Length);
        var cells = new Cells(columns, (all.Length + columns - 1) / columns, all.Any(p => p.Layout.Title is not null), sameX, sameY);
        var names = all.SelectMany(p => p.Traces).Where(t => t.TakesColor && t.Name is not null).Select(t => t.Name!).Distinct(StringComparer.Ordinal).ToList();

        var layout = new Layout { Height = (cells.Rows * RowHeight) + 60, HasLegend = NamesMany(all) ? null : false };
        var traces = new List<Trace>();
        var listed = new HashSet<string>(StringComparer.Ordinal);
        for (var k = 0; k < all.Length; k++)
        {
            var panel = Recolored(all[k], names);
            var (x, y) = cells.Place(k, panel.Traces.OfType<IColorBar>().Where(t => t.ShowsBar).Select(Svg.ColorBar.Room).DefaultIfEmpty().Max());
            traces.AddRange(panel.Traces.Select(t => Moved(t, k + 1, x, y, listed)));
            layout = Add(layout, panel, k, cells, all.Length, x, y);
        }

        return new() { Traces = sameX ? [.. Styling.InCommonBins(traces)] : traces, Layout = layout };
    }

    /// <summary>Whether panels have more than one name to tell in a legend.</summary>
    internal static bool NamesMany(IEnumerable<Figure> panels)
        => panels.SelectMany(p => p.Traces).Where(t => IsNamed(t) && t.InLegend is not false).Select(t => t.Name).Distinct(StringComparer.Ordinal).Skip(1).Any();

    private static bool IsNamed(Trace trace) => trace.Name is not null && (trace.TakesColor || trace is ScatterTrace { IsMark: true });

    private static Layout Add(Layout layout, Figure panel, int k, Cells cells, int count, (double Low, double High) x, (double Low, double High) y)
    {
        var number = k + 1;
        if (panel.SceneNumbers().Any())
        {
            layout = layout with { Scenes = layout.Scenes.SetItem(number, panel.Layout.Scene(1) with { DomainX = x, DomainY = y }) };
        }
        else
        {
            var (hideX, hideY) = (cells.SameX && k + cells.Columns < count, cells.SameY && k % cells.Columns > 0);
            var (own, across) = (panel.Layout.X(1), panel.Layout.Y(1));
            var xAxis = own with
            {
                Domain = x,
                Anchor = AxisName.Reference('y', number),
                Matches = cells.SameX && k > 0 ? "x" : own.Matches,
                Title = hideX ? "" : own.Title ?? panel.DefaultTitle('x', 1),
                Unit = hideX ? null : own.Unit,
                HasLabels = hideX ? false : own.HasLabels,
            };
            var yAxis = across with
            {
                Domain = y,
                Anchor = AxisName.Reference('x', number),
                Matches = cells.SameY && k > 0 ? "y" : across.Matches,
                EqualTo = across.EqualTo is null ? null : AxisName.Reference('x', number),
                Title = hideY ? "" : across.Title ?? panel.DefaultTitle('y', 1),
                Unit = hideY ? null : across.Unit,
                HasLabels = hideY ? false : across.HasLabels,
            };
            layout = layout with { XAxes = layout.XAxes.SetItem(number, xAxis), YAxes = layout.YAxes.SetItem(number, yAxis) };
        }

        if (panel.Layout.Title is { } title)
        {
            var text = new Annotation
            {
                Text = title,
                X = x.Low,
                Y = y.High,
                XRef = "paper",
                YRef = "paper",
                HasArrow = false,
                XAnchor = "left",
                YAnchor = "bottom",
                Size = 14,
                Extra = new JsonObject().Set("font.weight", 600),
            };
            layout = layout with { Annotations = [.. layout.Annotations, text] };
        }

        return layout with
        {
            BarMode = layout.BarMode ?? panel.Layout.BarMode,
            Shapes = [.. layout.Shapes, .. panel.Layout.Shapes.Select(s => s with { XRef = Moved(s.XRef, 'x', number), YRef = Moved(s.YRef, 'y', number) })],
            Annotations = [.. layout.Annotations, .. panel.Layout.Annotations.Select(a => a with { XRef = Moved(a.XRef, 'x', number), YRef = Moved(a.YRef, 'y', number) })],
        };
    }

    internal static string Moved(string reference, char letter, int number)
        => reference switch
        {
            "paper" => AxisName.Reference(letter, number) + " domain",
            _ when reference.EndsWith(" domain", StringComparison.Ordinal) => AxisName.Reference(letter, number) + " domain",
            _ => AxisName.Reference(letter, number),
        };

    internal static Trace Moved(Trace trace, int number, (double Low, double High) x, (double Low, double High) y, HashSet<string> listed)
    {
        if (trace is SurfaceTrace surface)
            trace = surface with { Scene = number };
        else
            trace = trace with { XAxis = number, YAxis = number };
        if (trace is IColorBar { ShowsBar: true })
        {
            var bar = trace is ScatterTrace ? "marker.colorbar" : "colorbar";
            var extra = (JsonObject)trace.Extra.DeepClone();
            extra.Set(bar + ".x", Math.Round(x.High + 0.005, 4)).Set(bar + ".y", Math.Round((y.Low + y.High) / 2, 4))
                .Set(bar + ".len", Math.Round(y.High - y.Low, 4));
            trace = trace with { Extra = extra };
        }

        return trace.Name is { } name && IsNamed(trace) && trace.InLegend is not false
            ? trace with { LegendGroup = trace.LegendGroup ?? name, InLegend = listed.Add(name) ? trace.InLegend : false }
            : trace;
    }

    // The same name has the same colour in every panel, and different names have different ones; but a colour asked for stays.
    internal static Figure Recolored(Figure panel, List<string> names)
    {
        var colors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var trace in panel.Traces.Where(t => t is { TakesColor: true, KeepsColor: false, Name: not null } && t.Color is { } c && Palette.Colors.Contains(c)))
            colors.TryAdd(trace.Color!, Palette.Color(names.IndexOf(trace.Name!)));
        return panel with
        {
            Traces = [.. panel.Traces.Select(trace => trace is { KeepsColor: false, Color: { } old } && colors.TryGetValue(old, out var color)
                ? trace is ScatterTrace { Fill: not null } filled
                    ? filled with { Color = color, FillColor = Palette.Transparent(color, 0.22) }
                    : trace with { Color = color }
                : trace)],
        };
    }

    /// <summary>Where the panels lie, as fractions of the drawing, with room for labels between and titles above.</summary>
    private sealed record Cells(int Columns, int Rows, bool Titles, bool SameX, bool SameY)
    {
        public ((double Low, double High) X, (double Low, double High) Y) Place(int index, double bar)
        {
            var paper = Math.Max(100, (Rows * RowHeight) - 40);
            var title = Titles ? TitleRoom / paper : 0;
            var gapX = SameY ? 0.035 : Columns > 3 ? 0.09 : 0.125;
            var gapY = (SameX ? 14 : LabelRoom) / paper;
            var width = (1 - ((Columns - 1) * gapX)) / Columns;
            var height = (1 - ((Rows - 1) * gapY)) / Rows;
            var left = index % Columns * (width + gapX);
            var bottom = 1 - (((index / Columns) + 1) * height) - (index / Columns * gapY);
            return ((Math.Round(left, 4), Math.Round(left + width - Math.Min(bar / PaperWidth, width / 2), 4)),
                (Math.Round(Math.Max(0, bottom), 4), Math.Round(bottom + height - title, 4)));
        }
    }
}
