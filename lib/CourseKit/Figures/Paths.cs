using System.Globalization;

namespace CourseKit.Figures;

/// <summary>Paths through a plane: racing over contours, and the marks that give them their sense.</summary>
internal static class Paths
{
    /// <summary>How near two points may lie, as a share of the plane, without both being drawn.</summary>
    private const double Near = 0.0015;

    public static Figure Race(Figure figure, IEnumerable<ScatterTrace> paths, int frames)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 2);
        var all = paths.ToArray();
        if (all.Length == 0)
            throw new ArgumentException("there are no paths to race: give one line or more", nameof(paths));
        if (Array.FindIndex(all, p => p.Y.Count == 0) is var empty && empty >= 0)
            throw new ArgumentException($"path {all[empty].Name ?? empty.ToString(CultureInfo.InvariantCulture)} has no points: its first is step 0");
        var framed = Framed(figure);
        var (x, y) = (Svg.AxisRange.Of(framed, 'x', 1), Svg.AxisRange.Of(framed, 'y', 1));
        var runs = all.Select(path => Run.Of(path, figure.Layout.XAxes.Count == 0 && !figure.Traces.OfType<GridTrace>().Any() ? null : (x, y))).ToArray();
        var steps = all.Max(path => path.Y.Count) - 1;
        var every = Math.Max(1, (int)Math.Ceiling((double)steps / (frames - 1)));
        var values = Enumerable.Range(0, (steps / every) + 1).Select(i => i * every).Append(steps).Distinct();
        var taken = figure.Traces.Count(trace => trace.TakesColor);
        framed = framed with { Traces = [.. framed.Traces.Select(Fainter)] };
        return framed.Animate("step", values, step => runs.SelectMany((run, k) => run.At(step, Palette.Color(taken + k), k, wide: taken > 0)));
    }

    public static ScatterTrace Mark(double x, double y, string name, string symbol, double size)
        => Trace.Scatter([(x, y)], name) with { Symbol = symbol, MarkerSize = size, Color = Palette.MidText, IsMark = true };

    public static ScatterTrace UnitBall(double p)
    {
        if (!(p > 0))
            throw new ArgumentOutOfRangeException(nameof(p), $"p must be in (0, ∞], got {Numbers.Show(p)}");
        if (double.IsPositiveInfinity(p))
            return Trace.Line([(1.0, 1.0), (-1, 1), (-1, -1), (1, -1), (1, 1)], "p = ∞");

        // x = cos^{2/p} φ, y = sin^{2/p} φ lies on the curve for every φ and gives its corners enough points.
        double Power(double v) => Math.CopySign(Math.Pow(Math.Abs(v), 2 / p), v);
        return Trace.Line(Enumerable.Range(0, 145).Select(i => i * Math.PI / 72)
            .Select(phi => (Math.Round(Power(Math.Cos(phi)), 4), Math.Round(Power(Math.Sin(phi)), 4))), "p = " + Numbers.Show(p));
    }

    // Contour lines have colours of the paths, and must not be taken for one.
    private static Trace Fainter(Trace trace) => trace is ContourTrace { IsFilled: false, Opacity: null } ? trace with { Opacity = 0.5 } : trace;

    // The contours, not a path that runs away, decide what is seen.
    private static Figure Framed(Figure figure)
    {
        var grids = figure.Traces.OfType<GridTrace>().Where(t => !t.IsSpatial).ToArray();
        if (grids.Length == 0)
            return figure;
        Axis With(Axis axis, Func<GridTrace, Extent> extent)
        {
            var all = grids.Aggregate(Extent.None, (sum, grid) => sum.Union(extent(grid)));
            return axis.Range is not null || all.IsEmpty || all.Low == all.High ? axis : axis with { Range = (all.Low, all.High) };
        }

        var layout = figure.Layout;
        return figure with
        {
            Layout = layout with
            {
                XAxes = layout.XAxes.SetItem(1, With(layout.X(1), grid => grid.XExtent(layout.X(1).IsLog))),
                YAxes = layout.YAxes.SetItem(1, With(layout.Y(1), grid => grid.YExtent(layout.Y(1).IsLog))),
            },
        };
    }

    /// <summary>One path with the points that are worth drawing, and how many of them belong to each step.</summary>
    private sealed record Run(ScatterTrace Path, double[] X, double[] Y, int[] Counts)
    {
        public static Run Of(ScatterTrace path, (Svg.AxisRange X, Svg.AxisRange Y)? plane)
        {
            var (wide, high) = plane is { } p ? (p.X.High - p.X.Low, p.Y.High - p.Y.Low) : (Width(path.X), Width(path.Y));
            var (fineX, fineY) = (Decimals(wide), Decimals(high));
            List<double> x = [], y = [];
            var counts = new int[path.Y.Count];
            var gone = false;
            for (var i = 0; i < counts.Length; i++)
            {
                var (px, py) = (Math.Round(path.X[i], fineX), Math.Round(path.Y[i], fineY));
                gone |= !double.IsFinite(px) || !double.IsFinite(py);
                if (!gone)
                {
                    // Beyond three planes away only the direction counts.
                    if (plane is { } seen && (px < seen.X.Low - (3 * wide) || px > seen.X.High + (3 * wide) || py < seen.Y.Low - (3 * high) || py > seen.Y.High + (3 * high)))
                    {
                        gone = true;
                        (px, py) = (Math.Clamp(px, seen.X.Low - (3 * wide), seen.X.High + (3 * wide)), Math.Clamp(py, seen.Y.Low - (3 * high), seen.Y.High + (3 * high)));
                    }

                    if (x.Count == 0 || gone || Math.Abs(px - x[^1]) > Near * wide || Math.Abs(py - y[^1]) > Near * high)
                    {
                        x.Add(px);
                        y.Add(py);
                    }
                }

                counts[i] = x.Count;
            }

            return new(path, [.. x], [.. y], counts);
        }

        public IEnumerable<Trace> At(int step, string color, int index, bool wide)
        {
            var count = Counts[Math.Min(step, Counts.Length - 1)];
            var own = Path.Color ?? color;
            yield return Path with { X = X[..count], Y = Y[..count], Mode = "lines", Color = own, Dash = Path.Dash ?? Palette.Dash(index) ?? "solid", Width = Path.Width ?? (wide ? 3.5 : null) };
            yield return new ScatterTrace
            {
                X = count == 0 ? Values.None : new[] { X[count - 1] },
                Y = count == 0 ? Values.None : new[] { Y[count - 1] },
                Mode = "markers",
                Color = own,
                Symbol = Palette.Symbol(index) ?? "circle",
                IsMark = true,
                MarkerSize = 10,
            };
        }

        // Finer than a thousandth of the plane no one sees.
        private static int Decimals(double width) => (int)Math.Clamp(Math.Ceiling(-Math.Log10(width / 5000)), 0, 12);

        private static double Width(Values values) => Extent.Of(values, log: false) is { IsEmpty: false } extent ? extent.High - extent.Low : 1;
    }
}
