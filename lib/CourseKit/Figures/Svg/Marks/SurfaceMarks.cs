namespace CourseKit.Figures.Svg.Marks;

/// <summary>A surface as a shaded mesh seen from the same corner as Plotly's, with its three axes.</summary>
internal static class SurfaceMarks
{
    private const int MostCells = 26;

    public static void Draw(SvgWriter svg, IReadOnlyList<SurfaceTrace> surfaces, Scene scene, Box box)
    {
        var view = View.Of(surfaces, scene, box);
        Walls(svg, view, scene);
        var tiles = surfaces.SelectMany(surface => Tiles(surface, view)).OrderBy(tile => tile.Depth).ToArray();
        svg.Open("g", ("stroke-width", 0.4), ("stroke-linejoin", "round"));
        foreach (var (_, color, points) in tiles)
            svg.Add("polygon", ("points", points), ("fill", color), ("stroke", color));
        svg.Close("g");
    }

    private static IEnumerable<(double Depth, string Color, string Points)> Tiles(SurfaceTrace surface, View view)
    {
        var (low, high) = surface.Ends();
        var scale = surface.Scale ?? ColorScale.Viridis;
        int[] rows = Chosen(surface.Rows), columns = Chosen(surface.Columns);
        for (var a = 0; a + 1 < rows.Length; a++)
        {
            for (var b = 0; b + 1 < columns.Length; b++)
            {
                (int I, int J)[] corners = [(rows[a], columns[b]), (rows[a], columns[b + 1]), (rows[a + 1], columns[b + 1]), (rows[a + 1], columns[b])];
                var heights = corners.Select(c => surface.Z[c.I, c.J]).ToArray();
                if (!heights.All(double.IsFinite))
                    continue;
                var points = corners.Select(c => view.Unit(surface.XAt(c.J), surface.YAt(c.I), surface.Z[c.I, c.J])).ToArray();
                var light = 0.72 + (0.28 * Math.Abs(Slope(points)));
                var color = scale.At((heights.Average() - low) / (high - low)).Shade(light).Hex;
                yield return (points.Average(view.Depth), color,
                    string.Join(' ', points.Select(p => view.Project(p)).Select(p => $"{SvgWriter.Number(p.X)},{SvgWriter.Number(p.Y)}")));
            }
        }
    }

    // How much a tile faces up: flat parts are bright, walls are darker.
    private static double Slope((double X, double Y, double Z)[] p)
    {
        var (ax, ay, az) = (p[2].X - p[0].X, p[2].Y - p[0].Y, p[2].Z - p[0].Z);
        var (bx, by, bz) = (p[3].X - p[1].X, p[3].Y - p[1].Y, p[3].Z - p[1].Z);
        var (nx, ny, nz) = ((ay * bz) - (az * by), (az * bx) - (ax * bz), (ax * by) - (ay * bx));
        var length = Math.Sqrt((nx * nx) + (ny * ny) + (nz * nz));
        return length == 0 ? 1 : ((nx * -0.35) + (ny * -0.25) + (nz * 0.9)) / length;
    }

    private static int[] Chosen(int count)
    {
        var cells = Math.Min(MostCells, count - 1);
        return count < 2 ? [] : [.. Enumerable.Range(0, cells + 1).Select(i => (int)Math.Round((double)i * (count - 1) / cells)).Distinct()];
    }

    // Floor and the two walls behind, each with its ticks.
    private static void Walls(SvgWriter svg, View view, Scene scene)
    {
        var lines = new System.Text.StringBuilder();
        void Line((double, double, double) from, (double, double, double) to)
            => lines.Line([view.Project(from), view.Project(to)]);
        var (x0, x1, y0, y1, z0, z1) = (-0.5, 0.5, -0.5, 0.5, -view.HalfHeight, view.HalfHeight);
        var labels = new SvgWriter();
        foreach (var tick in Ticks.Linear(view.X.Low, view.X.High, 5))
        {
            var u = view.Unit(tick.Value, 0, 0).X;
            Line((u, y0, z0), (u, y1, z0));
            Line((u, y1, z0), (u, y1, z1));
            Label(labels, view, (u, y0 - 0.09, z0), tick.Label!, 11.5);
        }

        foreach (var tick in Ticks.Linear(view.Y.Low, view.Y.High, 5))
        {
            var u = view.Unit(0, tick.Value, 0).Y;
            Line((x0, u, z0), (x1, u, z0));
            Line((x1, u, z0), (x1, u, z1));
            Label(labels, view, (x0 - 0.09, u, z0), tick.Label!, 11.5);
        }

        foreach (var tick in Ticks.Linear(view.Z.Low, view.Z.High, 4))
        {
            var u = view.Unit(0, 0, tick.Value).Z;
            Line((x0, y1, u), (x1, y1, u));
            Line((x1, y0, u), (x1, y1, u));
            Label(labels, view, (x0 - 0.06, y1 + 0.06, u), tick.Label!, 11.5);
        }

        svg.Add("path", ("class", "ck-g"), ("d", lines.ToString()), ("fill", "none"), ("stroke", "#808080"), ("stroke-opacity", ".35"), ("stroke-width", 1));
        svg.Raw(labels.ToString());
        Label(svg, view, (0, y0 - 0.26, z0), scene.X.FullTitle ?? "x", 13);
        Label(svg, view, (x0 - 0.26, 0, z0), scene.Y.FullTitle ?? "y", 13);
        Label(svg, view, (x0 - 0.2, y1 + 0.2, 0), scene.Z.FullTitle ?? "z", 13);
    }

    private static void Label(SvgWriter svg, View view, (double, double, double) at, string text, double size)
    {
        var (x, y) = view.Project(at);
        svg.Text(text, x, y + 4, size, "middle", size > 12 ? "ck-t" : "ck-s");
    }

    /// <summary>Turns data into the unit box and the box into pixels, in parallel projection.</summary>
    private sealed class View
    {
        private static readonly (double X, double Y, double Z) Eye = (-1.35, -1.5, 0.95);
        private readonly (double X, double Y, double Z) _right, _up, _back;
        private readonly double _scale, _left, _top;

        private View(Extent x, Extent y, Extent z, Box box)
        {
            (X, Y, Z) = (x, y, z);
            var length = Math.Sqrt((Eye.X * Eye.X) + (Eye.Y * Eye.Y) + (Eye.Z * Eye.Z));
            _back = (Eye.X / length, Eye.Y / length, Eye.Z / length);
            var flat = Math.Sqrt((_back.X * _back.X) + (_back.Y * _back.Y));
            _right = (-_back.Y / flat, _back.X / flat, 0);
            _up = ((_back.Y * _right.Z) - (_back.Z * _right.Y), (_back.Z * _right.X) - (_back.X * _right.Z), (_back.X * _right.Y) - (_back.Y * _right.X));
            _scale = Math.Min(box.Width / 1.75, box.Height / 1.42);
            (_left, _top) = (box.Left + (box.Width / 2), box.Top + (box.Height / 2) - (0.03 * box.Height));
        }

        public Extent X { get; }

        public Extent Y { get; }

        public Extent Z { get; }

        public double HalfHeight => 0.35;

        public static View Of(IReadOnlyList<SurfaceTrace> surfaces, Scene scene, Box box)
        {
            Extent All(Axis axis, Func<SurfaceTrace, Extent> extent)
            {
                var all = axis.Range is { } range ? new(range.Low, range.High, false) : surfaces.Select(extent).Aggregate(Extent.None, (a, b) => a.Union(b));
                return all.IsEmpty ? new(0, 1, false) : all.Low < all.High ? all : new(all.Low - 0.5, all.High + 0.5, false);
            }

            return new(All(scene.X, s => s.XExtent(false)), All(scene.Y, s => s.YExtent(false)), All(scene.Z, s => Extent.Of(s.Z.Cast<double>(), false)), box);
        }

        public (double X, double Y, double Z) Unit(double x, double y, double z)
            => (Share(x, X) - 0.5, Share(y, Y) - 0.5, (Share(z, Z) - 0.5) * 2 * HalfHeight);

        public (double X, double Y) Project((double X, double Y, double Z) p)
            => (_left + (_scale * Dot(p, _right)), _top - (_scale * Dot(p, _up)));

        public double Depth((double X, double Y, double Z) p) => Dot(p, _back);

        private static double Share(double value, Extent extent) => Math.Clamp((value - extent.Low) / (extent.High - extent.Low), 0, 1);

        private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);
    }
}
