namespace CourseKit.Figures;

/// <summary>Spaces colours and contours of a grid by the logarithm of its values.</summary>
internal static class LogColors
{
    public static T Of<T>(T trace, double? floor)
        where T : GridTrace
    {
        if (floor is { } least && !(least > 0 && double.IsFinite(least)))
            throw new ArgumentOutOfRangeException(nameof(floor), $"floor must be in (0, ∞), got {Numbers.Show(least)}");
        if (trace.Low <= 0 || trace.High <= 0)
            throw new ArgumentException($"colours spaced by the logarithm need positive ends, got {Numbers.Show(trace.Low ?? double.NaN)} … {Numbers.Show(trace.High ?? double.NaN)}");
        var z = new double[trace.Rows, trace.Columns];
        for (var i = 0; i < trace.Rows; i++)
        {
            for (var j = 0; j < trace.Columns; j++)
            {
                var value = double.IsNaN(trace.Z[i, j]) ? double.NaN : Math.Max(trace.Z[i, j], floor ?? double.NegativeInfinity);
                z[i, j] = value > 0 ? Math.Log10(value) : double.NaN;
            }
        }

        var logged = (T)(trace with { Z = z, Low = Log(trace.Low), High = Log(trace.High) });
        var (low, high) = logged.Ends();
        var (values, labels) = Ticks(low, high);
        logged = (T)(logged with { BarTickValues = values, BarTickLabels = labels });
        return logged is ContourTrace contour && (GridTrace)(contour with { Levels = ContourTrace.RoundLevels(low, high) }) is T leveled ? leveled : logged;
    }

    private static double? Log(double? value) => value is { } number ? Math.Log10(number) : null;

    private static (double[] Values, string[] Labels) Ticks(double low, double high)
    {
        var step = Math.Max(1, (int)Math.Ceiling((high - low) / 6));
        int[] powers = [.. Enumerable.Range((int)Math.Ceiling(low - 1e-9), Math.Max(0, (int)(Math.Floor(high + 1e-9) - Math.Ceiling(low - 1e-9)) + 1)).Where(p => p % step == 0)];
        if (powers.Length >= 2)
            return ([.. powers.Select(p => (double)p)], [.. powers.Select(p => Math.Abs(p) <= 3 ? Numbers.Show(Math.Pow(10, p)) : Numbers.PowerOfTen(p))]);

        // Within one decade round numbers say more than its one power.
        var round = Svg.Ticks.Linear(Math.Pow(10, low), Math.Pow(10, high), 5).Where(t => t.Value > 0).ToArray();
        return ([.. round.Select(t => Math.Log10(t.Value))], [.. round.Select(t => t.Label ?? "")]);
    }
}
