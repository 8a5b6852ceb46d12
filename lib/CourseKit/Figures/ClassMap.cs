namespace CourseKit.Figures;

/// <summary>A heat map of classes: one colour each, named in the legend.</summary>
internal static class ClassMap
{
    public static Figure Of<T>(T[,] classes, Values? columns, Values? rows, IReadOnlyList<string>? colors)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(classes);
        Require.Grid(new double[classes.GetLength(0), classes.GetLength(1)], columns, rows, null);

        // All of an enum's members have their colour, so that two maps agree even where one lacks a class.
        var present = classes.Cast<T>().ToHashSet();
        T[] kinds = typeof(T).IsEnum ? [.. Enum.GetValues(typeof(T)).Cast<T>().Union(present).Distinct()] : [.. classes.Cast<T>().Distinct()];
        if (kinds.Length > Palette.Colors.Count)
            kinds = [.. kinds.Where(present.Contains)];
        if (kinds.Length > Palette.Colors.Count && colors is null)
            throw new ArgumentException($"a map of classes has colours for {Palette.Colors.Count} classes, got {kinds.Length}: give colors");
        if (colors is not null && colors.Count < kinds.Length)
            throw new ArgumentException($"colors has {colors.Count} colours for {kinds.Length} classes: give one a class");
        string[] used = kinds.Length == 0 ? [Palette.MidText] : [.. kinds.Select((_, k) => colors?[k] ?? Palette.Color(k))];
        var index = kinds.Select((kind, k) => (kind, k)).ToDictionary(p => p.kind, p => (double)p.k);
        var z = new double[classes.GetLength(0), classes.GetLength(1)];
        for (var i = 0; i < z.GetLength(0); i++)
        {
            for (var j = 0; j < z.GetLength(1); j++)
                z[i, j] = index[classes[i, j]];
        }

        var map = Trace.Heatmap(z, columns, rows).Scaled(ColorScale.Classes(used), -0.5, used.Length - 0.5).NoBar();
        map = map with { XHint = columns is null ? map.XHint : "x", YHint = rows is null ? map.YHint : "y", Extra = new() { ["hoverinfo"] = "x+y" } };
        var figure = Figure.Of(map);

        // A heat map has no place in a legend; a marker without a point has.
        figure = figure.And(kinds.Select((kind, k) => (kind, k)).Where(p => present.Contains(p.kind)).Select(p => (Trace)new ScatterTrace
        {
            X = new[] { double.NaN },
            Y = new[] { double.NaN },
            Mode = "markers",
            Symbol = "square",
            MarkerSize = 12,
            Name = Words(p.kind.ToString()!),
            Color = used[p.k],
            InLegend = true,
            IsMark = true,
        }));
        var total = z.Length;
        return figure.Alt("Map of classes: " + (total == 0 ? "empty" : string.Join(", ", kinds.Select((kind, k) => (kind, k)).Where(p => present.Contains(p.kind)).Select(p =>
            $"{Words(p.kind.ToString()!)} {Numbers.Show(Math.Round(100.0 * z.Cast<double>().Count(v => v == p.k) / total))} % of the cells"))) + ".");
    }

    // TooFast is "too fast"; a class named in words stays as it is.
    private static string Words(string name) => name.Contains(' ', StringComparison.Ordinal) ? name : Hint.Of(name) is { } words && words.Length > name.Length ? words : name;
}
