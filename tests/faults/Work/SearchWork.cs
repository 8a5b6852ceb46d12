using CourseKit.Data;
using CourseKit.Search;

namespace CourseKit.Faults;

/// <summary>A search of some fifty trials with a record, two side by side.</summary>
internal static class SearchWork
{
    private static readonly SearchSpace Space = new(("rate", LogUniform.OfPowers(-4, 0)), ("units", new Integer(1, 64)));

    /// <summary>Searches, or goes on searching, and writes what came out.</summary>
    public static void Do(string folder)
    {
        var record = SearchFile.At(Path.Combine(folder, "search.jsonl"));
        var ran = 0;
        Console.WriteLine("begun");
        var result = new Hyperband(9).Run(Space, (setting, trial) =>
        {
            Interlocked.Increment(ref ran);
            return Cost(setting, trial);
        }, new SearchOptions { Seed = 7, Jobs = 2, Record = record });
        File.WriteAllLines(Path.Combine(folder, "result.txt"), result.Trials.Select(trial => FormattableString.Invariant(
            $"{trial.Number} {trial.Setting} {trial.Budget} {trial.Status} {trial.Score:R} {string.Join(' ', trial.Curve.Select(point => FormattableString.Invariant($"{point.Step}:{point.Cost:R}")))} {trial.Continues} {trial.Note}")));
        Console.WriteLine(FormattableString.Invariant($"{ran} of {result.Trials.Count} trials run"));
    }

    private static double Cost(Setting setting, TrialContext trial)
    {
        var cost = double.NaN;
        for (var step = 1; step <= trial.Budget; step++)
        {
            var a = trial.Random.Normal(120, 120);
            var noise = (a * a).Sum() / 120;
            cost = Math.Abs(Math.Log10(setting["rate"]) + 2) + (setting["units"] / 64) + (1.0 / step) + (1e-3 * noise);
            if (!trial.Report(step, cost))
                break;
        }

        return cost;
    }
}
