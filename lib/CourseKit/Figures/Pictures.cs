using System.Globalization;

namespace CourseKit.Figures;

/// <summary>Images as figures: no axes, square pixels, the first row on top.</summary>
internal static class Pictures
{
    private const int Gap = 2;

    public static Figure One(double[,] pixels)
    {
        var figure = Bare(Figure.Of(Trace.Image(pixels) with { IsPicture = true }));
        return figure with { Layout = figure.Layout with { ContentHeight = 260 } };
    }

    public static double[,] Square(IReadOnlyList<double> pixels, int columns)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (columns < 1 || pixels.Count % columns != 0)
            throw new ArgumentException(Invariant($"columns must divide the number of pixels, got {pixels.Count} pixels in {columns} columns"));
        var image = new double[pixels.Count / columns, columns];
        for (var i = 0; i < pixels.Count; i++)
            image[i / columns, i % columns] = pixels[i];
        return image;
    }

    /// <summary>One heat map that holds all images, far smaller than a panel for each.</summary>
    public static Figure Many(IEnumerable<double[,]> images, int columns, IEnumerable<string>? labels, bool eachOwn, bool withBar = false)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var all = images.ToArray();
        if (all.Length == 0)
            throw new ArgumentException("there are no images: give one or more", nameof(images));
        var names = labels?.ToArray();
        if (names is not null && names.Length != all.Length)
            throw new ArgumentException($"labels has {names.Length} texts for {all.Length} images: give one an image");
        var (high, wide) = (all[0].GetLength(0), all[0].GetLength(1));
        if (Array.FindIndex(all, i => i.GetLength(0) != high || i.GetLength(1) != wide) is var odd && odd >= 0)
            throw new ArgumentException(Invariant($"image {odd} has {all[odd].GetLength(0)} × {all[odd].GetLength(1)} pixels, the first {high} × {wide}: they must agree"));
        columns = Math.Min(columns, all.Length);
        var rows = (all.Length + columns - 1) / columns;
        var top = names is null ? Gap : Math.Max(Gap, (wide + Gap) * columns / (withBar ? 19 : 26));
        var z = new double[(rows * (high + top)) - (names is null ? Gap : 0), (columns * (wide + Gap)) - Gap];
        for (var i = 0; i < z.GetLength(0); i++)
        {
            for (var j = 0; j < z.GetLength(1); j++)
                z[i, j] = double.NaN;
        }

        var offset = names is null ? 0 : top;
        var notes = new List<Annotation>();
        for (var k = 0; k < all.Length; k++)
        {
            var (y0, x0) = ((k / columns * (high + top)) + offset, k % columns * (wide + Gap));
            var (least, most) = eachOwn ? IColorBar.EndsOf(all[k].Cast<double>(), null, null) : (0, 1);
            for (var i = 0; i < high; i++)
            {
                for (var j = 0; j < wide; j++)
                    z[y0 + i, x0 + j] = (all[k][i, j] - least) / (most - least);
            }

            if (names is not null)
            {
                notes.Add(new Annotation
                {
                    Text = names[k],
                    X = x0 + ((wide - 1) / 2.0),
                    Y = y0 - 0.5,
                    HasArrow = false,
                    YAnchor = "bottom",
                });
            }
        }

        var figure = Bare(Figure.Of(Trace.Image(z) with { IsPicture = true }));
        var height = Math.Clamp(616.0 * z.GetLength(0) / z.GetLength(1), 40, 1200);
        return figure with { Layout = figure.Layout with { Annotations = notes, ContentHeight = height } };
    }

    public static Figure Confusion(double[,] counts, IReadOnlyList<string>? names, bool mistakesOnly)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var classes = counts.GetLength(0);
        if (counts.GetLength(1) != classes)
            throw new ArgumentException(Invariant($"a confusion matrix must be square, got {classes} × {counts.GetLength(1)}"), nameof(counts));
        if (names is not null && names.Count != classes)
            throw new ArgumentException(Invariant($"names has {names.Count} texts for {classes} classes: give one a class"), nameof(names));
        string[] labels = names is null ? [.. Enumerable.Range(0, classes).Select(k => k.ToString(CultureInfo.InvariantCulture))] : [.. names];
        var z = (double[,])counts.Clone();
        for (var k = 0; mistakesOnly && k < classes; k++)
            z[k, k] = double.NaN;
        var map = Trace.Heatmap(z, labels, labels, "0.##").Bar(mistakesOnly ? "mistakes" : "examples");
        var figure = Figure.Of(map with { Scale = ColorScale.Viridis, Low = 0 }).X("answer").Y("true class").Size(Math.Clamp(150 + (34 * classes), 240, 640));
        var total = counts.Cast<double>().Where(double.IsFinite).Sum();
        var right = Enumerable.Range(0, classes).Sum(k => double.IsFinite(counts[k, k]) ? counts[k, k] : 0);
        return total > 0
            ? figure.Alt(Invariant($"Confusion matrix of {classes} classes: {Numbers.Show(right)} of {Numbers.Show(total)} right ({Numbers.Show(100 * right / total)} %){Worst(counts, labels)}."))
            : figure;
    }

    private static string Worst(double[,] counts, string[] labels)
    {
        var wrong = Enumerable.Range(0, labels.Length).SelectMany(i => Enumerable.Range(0, labels.Length).Where(j => j != i && counts[i, j] > 0).Select(j => (i, j)))
            .OrderByDescending(cell => counts[cell.i, cell.j]).FirstOrDefault((-1, -1));
        return wrong.Item1 < 0 ? "" : $"; most frequent mistake: {labels[wrong.Item1]} taken for {labels[wrong.Item2]}, {Numbers.Show(counts[wrong.Item1, wrong.Item2])} times";
    }

    private static Figure Bare(Figure figure)
    {
        var x = new Axis { Title = "", HasLabels = false, HasGrid = false, HasLine = false, Extra = new() { ["ticks"] = "", ["constrain"] = "domain" } };
        var y = x with { Reversed = true, EqualTo = "x", Extra = new() { ["ticks"] = "", ["constrain"] = "domain" } };
        var edge = new System.Text.Json.Nodes.JsonObject { ["l"] = 12, ["r"] = 12, ["b"] = 8 };
        return figure with
        {
            Layout = figure.Layout with { Extra = new() { ["margin"] = edge }, XAxes = figure.Layout.XAxes.SetItem(1, x), YAxes = figure.Layout.YAxes.SetItem(1, y) },
        };
    }
}
