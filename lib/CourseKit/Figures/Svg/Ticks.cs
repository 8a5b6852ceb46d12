using System.Globalization;

namespace CourseKit.Figures.Svg;

/// <summary>Round places on an axis.</summary>
internal static class Ticks
{
    /// <summary>The next of 1, 2, 5 × 10ⁿ at or above a rough step.</summary>
    public static double RoundStep(double rough)
    {
        if (!(rough > 0) || !double.IsFinite(rough))
            return 1;
        var exponent = (int)Math.Floor(Math.Log10(rough));
        var power = Math.Pow(10, exponent);
        var share = rough / power;
        var lead = share <= 1 + 1e-9 ? 1 : share <= 2 + 1e-9 ? 2 : share <= 5 + 1e-9 ? 5 : 10;

        // Dividing by a whole power gives 0.1, where multiplying by 10⁻¹ may miss it in the last bit.
        return exponent < 0 ? lead / Math.Pow(10, -exponent) : lead * power;
    }

    /// <summary>A multiple of a step without what was lost in multiplying; of the smallest steps twelve decimals would leave nothing.</summary>
    public static double Tidy(double multiple, double step) => step < 1e-9 ? multiple : Math.Round(multiple, 12);

    /// <summary>Ticks at round steps within [low, high], at most about <paramref name="wanted"/>.</summary>
    public static IReadOnlyList<Tick> Linear(double low, double high, int wanted)
    {
        if (!(low < high))
            return [new(low, Label(low, 1))];
        var step = RoundStep((high - low) / Math.Max(1, wanted));
        var first = Math.Ceiling((low / step) - 1e-9);
        var last = Math.Floor((high / step) + 1e-9);
        var ticks = new List<Tick>();
        for (var i = first; i <= last && ticks.Count < 100; i++)
        {
            var value = Math.Round(i * step / step) * step;
            ticks.Add(new(value, Label(value, step)));
        }

        // One tick alone says nothing of the scale.
        return ticks.Count < 2 && wanted is > 0 and < 64 ? Linear(low, high, wanted * 2) : ticks;
    }

    /// <summary>Ticks at powers of ten, with 2 and 5 between where there is room; linear ones within one decade.</summary>
    public static IReadOnlyList<Tick> Log(double low, double high, int wanted)
    {
        if (!(low > 0) || !(low < high) || double.IsInfinity(high))
            return [];
        double from = Math.Log10(low), to = Math.Log10(high);
        if (to - from < 0.7)
            return Linear(low, high, wanted);
        var ticks = new List<Tick>();
        var every = (int)Math.Ceiling((to - from) / Math.Max(1, wanted));
        var labelled = to - from <= wanted / 2.5 ? new[] { 2, 5 } : [];
        for (var e = (int)Math.Floor(from); e <= Math.Ceiling(to); e++)
        {
            for (var lead = 1; lead < 10; lead++)
            {
                var value = lead * Math.Pow(10, e);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9))
                    continue;
                if (lead == 1)
                    ticks.Add(new(value, e % every == 0 ? Power(e) : null));
                else if (every == 1 && to - from < 8)
                    ticks.Add(new(value, labelled.Contains(lead) ? Label(value, value) : null));
            }
        }

        return ticks;
    }

    private static string Power(int exponent)
        => exponent is >= -3 and <= 3 ? Math.Pow(10, exponent).ToString("0.###", CultureInfo.InvariantCulture) : Numbers.PowerOfTen(exponent);

    private static string Label(double value, double step)
    {
        if (Math.Abs(value) < step * 1e-6)
            return "0";
        if (Math.Abs(value) >= 1e6 || step < 1e-5)
            return Numbers.Show(value);
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 10);
        return Numbers.Minus(value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }
}
