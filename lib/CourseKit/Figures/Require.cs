namespace CourseKit.Figures;

/// <summary>Refuses data that do not fit together, with names and counts.</summary>
internal static class Require
{
    public static void SameCount(string xName, int x, string yName, int y, string? trace)
    {
        if (x != y)
            throw new ArgumentException(Invariant($"{Of(trace)}{xName} has {x} values and {yName} has {y}: each point needs both"));
    }

    public static double[] Errors(IEnumerable<double> sizes, int points)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        var errors = sizes.ToArray();
        return errors.Length == points ? errors
            : throw new ArgumentException(Invariant($"sizes has {errors.Length} error bars for {points} points: give one a point"));
    }

    public static void Grid(double[,] z, Values? x, Values? y, string? trace)
    {
        ArgumentNullException.ThrowIfNull(z);
        if (x is not null && x.Count != z.GetLength(1))
            throw new ArgumentException(Invariant($"{Of(trace)}x has {x.Count} values and z has {z.GetLength(1)} columns: they must agree"));
        if (y is not null && y.Count != z.GetLength(0))
            throw new ArgumentException(Invariant($"{Of(trace)}y has {y.Count} values and z has {z.GetLength(0)} rows: they must agree"));
    }

    public static void Span(double from, double to, string name = "from … to")
    {
        if (!double.IsFinite(from) || !double.IsFinite(to) || from >= to)
            throw new ArgumentException($"{name} must be a finite, rising span, got {Numbers.Show(from)} … {Numbers.Show(to)}");
    }

    private static string Of(string? trace) => trace is null ? "" : $"trace '{trace}': ";
}
