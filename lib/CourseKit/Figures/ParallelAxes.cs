using System.Globalization;
using System.Text.Json.Nodes;

namespace CourseKit.Figures;

/// <summary>Parallel coordinates drawn with lines, so that they are there without scripts too.</summary>
internal static class ParallelAxes
{
    private const int Shades = 12;

    public static Figure Of(
        IReadOnlyList<string> names, IEnumerable<IEnumerable<double>> trials, IEnumerable<double> scores, string score, string? unit, IReadOnlyList<bool>? log,
        bool lowIsGood)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(scores);
        double[][] all = [.. trials.Select(trial => trial.ToArray())];
        double[] marks = [.. scores];
        if (names.Count < 2)
            throw new ArgumentException($"parallel coordinates need two hyper-parameters or more, got {names.Count}", nameof(names));
        if (Array.FindIndex(all, trial => trial.Length != names.Count) is var odd && odd >= 0)
            throw new ArgumentException(Invariant($"trial {odd} has {all[odd].Length} values for {names.Count} hyper-parameters: give one for each"));
        if (marks.Length != all.Length)
            throw new ArgumentException($"scores has {marks.Length} values for {all.Length} trials: give one a trial");
        if (log is not null && log.Count != names.Count)
            throw new ArgumentException($"log has {log.Count} values for {names.Count} hyper-parameters: give one for each");
        var axes = Enumerable.Range(0, names.Count).Select(j => Upright.Of(names[j], [.. all.Select(trial => trial[j]).Where(double.IsFinite)], log?[j])).ToArray();
        var shown = Enumerable.Range(0, all.Length).Where(i => all[i].All(double.IsFinite)).ToArray();
        var (low, high) = IColorBar.EndsOf(marks, null, null);
        var figure = new Figure();

        // One trace a shade keeps the figure small; the best lie on top.
        var best = lowIsGood ? 0 : Shades;
        var groups = shown.GroupBy(i => double.IsFinite(marks[i]) ? (int)Math.Round((marks[i] - low) / (high - low) * Shades) : -1)
            .OrderByDescending(g => g.Key < 0 ? int.MaxValue : Math.Abs(g.Key - best));
        foreach (var group in groups)
        {
            var color = group.Key < 0 ? Palette.MidText : ColorScale.Lines.At((double)group.Key / Shades).Hex;
            var line = group.SelectMany(i => axes.Select((axis, j) => ((double)j, axis.Place(all[i][j]))).Append((double.NaN, double.NaN)));
            figure = figure.And((Trace.Line(line).Colored(color).Solid().Wide(group.Key == best ? 2.5 : 1.5).Faded(group.Key == best ? 1 : 0.75) with { Extra = new() { ["hoverinfo"] = "skip" } }));
        }

        var ends = shown.SelectMany(i => axes.Select((axis, j) => (X: (double)j, Y: axis.Place(all[i][j]), Score: marks[i]))).ToArray();
        var texts = shown.SelectMany(i => axes.Select((axis, j) => $"{axis.Name} {Numbers.Show(all[i][j])}; {score} {Numbers.Show(marks[i])}"));
        figure = figure.And(Trace.Scatter(ends.Select(e => (e.X, e.Y))).Shaded(ends.Select(e => e.Score), score, unit).Sized(6) with
        {
            Extra = new() { ["text"] = new JsonArray([.. texts.Select(t => (JsonNode)t)]), ["hoverinfo"] = "text" },
        });
        figure = figure.X("", range: (-0.35, names.Count - 0.65)).Y("", range: (-0.13, 1.13));
        return Labelled(figure, axes, names).Size(360)
            .Caption($"Each line is a trial, from value to value of {string.Join(", ", names)}; its colour is the {score}.")
            .Alt($"Parallel coordinates of {Count(shown.Length, "trial")} over {string.Join(", ", axes.Select(a => $"{a.Name} from {Numbers.Show(a.Low)} to {Numbers.Show(a.High)}{(a.IsLog ? " (logarithmic)" : "")}"))}; {score} from {Numbers.Show(low)} to {Numbers.Show(high)}{Best(shown, marks, all, axes, lowIsGood)}.");
    }

    private static string Best(int[] shown, double[] marks, double[][] all, Upright[] axes, bool lowIsGood)
    {
        var finite = shown.Where(i => double.IsFinite(marks[i])).ToArray();
        if (finite.Length == 0)
            return "";
        var best = lowIsGood ? finite.MinBy(i => marks[i]) : finite.MaxBy(i => marks[i]);
        return (lowIsGood ? "; lowest at " : "; highest at ") + string.Join(", ", axes.Select((axis, j) => $"{axis.Name} {Numbers.Show(all[best][j])}"));
    }

    private static Figure Labelled(Figure figure, Upright[] axes, IReadOnlyList<string> names)
    {
        var layout = figure.Layout;
        var notes = axes.SelectMany((axis, j) => new[] { axis.Low, axis.High }.Select((end, k) => new Annotation
        {
            Text = Numbers.Show(double.Parse(end.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
            X = j,
            Y = k,
            HasArrow = false,
            YAnchor = k == 0 ? "top" : "bottom",
            ShiftUp = k == 0 ? -4 : 4,
            Size = 12,
        }));
        var lines = axes.Select((_, j) => new Shape { X = (j, j), Y = (0, 1), Color = "#808080", Width = 1 });
        var bare = new JsonObject { ["ticks"] = "" };
        return figure with
        {
            Layout = layout with
            {
                Annotations = [.. notes],
                Shapes = [.. lines],
                XAxes = layout.XAxes.SetItem(1, layout.X(1) with
                {
                    HasGrid = false,
                    HasLine = false,
                    TickValues = [.. Enumerable.Range(0, names.Count).Select(j => (double)j)],
                    TickLabels = [.. axes.Select(axis => axis.IsLog ? axis.Name + " (log)" : axis.Name)],
                    Extra = (JsonObject)bare.DeepClone(),
                }),
                YAxes = layout.YAxes.SetItem(1, layout.Y(1) with { HasGrid = false, HasLabels = false, HasLine = false, Extra = bare }),
            },
        };
    }

    private static string Count(int n, string what) => n == 1 ? "1 " + what : n.ToString(CultureInfo.InvariantCulture) + " " + what + "s";

    /// <summary>One upright axis, from the smallest to the largest value tried.</summary>
    private sealed record Upright(string Name, double Low, double High, bool IsLog)
    {
        public static Upright Of(string name, double[] values, bool? log)
        {
            var (low, high) = values.Length == 0 ? (0.0, 1.0) : (values.Min(), values.Max());
            if (log is true && low <= 0)
                throw new ArgumentException($"a logarithmic axis must start above 0, got {name} = {Numbers.Show(low)}");
            var isLog = log ?? (low > 0 && high / low >= 30);
            if (low == high)
                (low, high) = isLog ? (low / 2, high * 2) : (low - 0.5, high + 0.5);
            return new(name, low, high, isLog);
        }

        public double Place(double value)
            => IsLog ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);
    }
}
