namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What 08-hyper-parameter-search.dib promises.</summary>
public sealed class SearchChapter : Chapter
{
    public override string File => "08-hyper-parameter-search.dib";

    public override IReadOnlyList<string> Exercises => ["8.1", "8.2", "8.3", "8.4", "8.5"];

    // The lecture prints no numbers in this chapter.
    public override IReadOnlyList<(string What, string Printed)> Numbers => [];

    public override IReadOnlyList<WrongAnswer> Mistakes =>
    [
        DrawLog("uniform in the number", "low + u * (high - low)", "Draw its exponent"),
        DrawLog("the exponent itself", "Math.Log10(low) + u * Math.Log10(high / low)", "Raise 10"),
        DrawLog("bases mixed", "Math.Exp(Math.Log10(low) + u * Math.Log10(high / low))", "Bases are mixed"),
        DrawLog("ends exchanged", "high * Math.Pow(low / high, u)", "ends are exchanged"),
        DrawLog("the range written into the code", "Math.Pow(10, -6 + 4 * u)", "written into the code"),

        GiveUpAt("against the cost before", "Enumerable.Range(1, costs.Length - 1).FirstOrDefault(t => !double.IsFinite(costs[t]) || costs[t] > factor * costs[t - 1], -1)", "the one before it"),
        GiveUpAt("against the factor itself", "Array.FindIndex(costs, c => !double.IsFinite(c) || c > factor)", "factor itself"),
        GiveUpAt("counted from 1", "Array.FindIndex(costs, c => !double.IsFinite(c) || c > factor * costs[0]) is var t and >= 0 ? t + 1 : -1", "Steps count from 0"),
        GiveUpAt("against the lowest so far", "Enumerable.Range(0, costs.Length).FirstOrDefault(t => !double.IsFinite(costs[t]) || costs[t] > factor * costs[..(t + 1)].Min(), -1)", "lowest cost so far"),
        GiveUpAt("NaN not seen", "Array.FindIndex(costs, c => c > factor * costs[0])", "NaN is larger than nothing"),
        GiveUpAt("at three times already", "Array.FindIndex(costs, c => !double.IsFinite(c) || c >= factor * costs[0])", "has not passed it"),

        Rungs("the last budget missing", "n >= 1 && r < last", "n /= factor, r *= factor", "n * r", "last budget is missing"),
        Rungs("beyond the last budget", "n >= 1", "n /= factor, r *= factor", "n * r", "exceed last"),
        Rungs("the epochs do not grow", "n >= 1 && r <= last", "n /= factor", "n * r", "do not grow"),
        Rungs("the settings only", "n >= 1 && r <= last", "n /= factor, r *= factor", "n", "Multiply by its epochs"),
        Rungs("halved", "n >= 1 && r <= last", "n /= 2, r *= 2", "n * r", "need not be 2"),
        Rungs("rounded up", "n >= 1 && r <= last", "n = (n + factor - 1) / factor, r *= factor", "n * r", "rounded up"),
        Rungs("rungs without settings", "r <= last", "n /= factor, r *= factor", "n * r", "No setting is left"),

        Gain("the largest value sought", "double z = (mean - best) / deviation; return (mean - best) * share(z) + deviation * density(z);", "Here low is good"),
        Gain("σ forgotten", "return gain * share(gain / deviation) + density(gain / deviation);", "lacks σ"),
        Gain("the first term only", "return gain * share(gain / deviation);", "Only the first term"),
        Gain("the probability", "return share(gain / deviation);", "probability of an improvement"),
        Gain("z without σ", "return gain * share(gain) + deviation * density(gain);", "not divided by σ"),
        Gain("0 / 0", "return gain * share(gain / deviation) + deviation * density(gain / deviation);", "0 / 0", guard: ""),
        Gain("a negative improvement", "return gain * share(gain / deviation) + deviation * density(gain / deviation);", "none is 0", guard: "if (deviation == 0) return gain;"),

        Folds("the rows to judge on", "row % k == fold", "Train on the others"),
        Folds("all rows", "true", "has learned"),
        Folds("blocks", "row / (count / k) != fold", "cut in blocks"),
        Folds("the last row lost", "row < count / k * k && row % k != fold", "last row is lost"),
    ];

    private static WrongAnswer DrawLog(string mistake, string value, string diagnosis)
        => new("8.1", mistake, $"""
            static double DrawLog(double u, double low, double high)
                => {value};
            """, diagnosis);

    private static WrongAnswer GiveUpAt(string mistake, string step, string diagnosis)
        => new("8.2", mistake, $"""
            static int GiveUpAt(double[] costs, double factor)
                => {step};
            """, diagnosis);

    private static WrongAnswer Rungs(string mistake, string goesOn, string next, string cost, string diagnosis)
        => new("8.3", mistake, $$"""
            static int[] RungCosts(int settings, int first, int last, int factor)
            {
                var costs = new List<int>();
                for (int n = settings, r = first; {{goesOn}}; {{next}})
                    costs.Add({{cost}});
                return [.. costs];
            }
            """, diagnosis);

    private static WrongAnswer Gain(string mistake, string body, string diagnosis, string guard = "if (deviation == 0) return Math.Max(gain, 0);")
        => new("8.4", mistake, $$"""
            static double ExpectedGain(double mean, double deviation, double best,
                Func<double, double> density, Func<double, double> share)
            {
                double gain = best - mean;
                {{guard}}
                {{body}}
            }
            """, diagnosis);

    private static WrongAnswer Folds(string mistake, string condition, string diagnosis)
        => new("8.5", mistake, $"""
            static int[] TrainingRows(int count, int k, int fold)
                => [.. Enumerable.Range(0, count).Where(row => {condition})];
            """, diagnosis);
}
