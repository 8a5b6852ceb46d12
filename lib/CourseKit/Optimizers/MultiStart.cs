using System.Globalization;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>Gradient descent of a function of one variable from many starts: each ends in its own basin's minimum, and the lowest of all is the best guess at the global one.</summary>
/// <remarks>
/// x ← x − ρ f'(x), kept inside [low, high], until a step is shorter than the tolerance. No number of starts proves that the lowest minimum was found: a basin narrower than the gaps
/// between starts can be missed.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class MultiStart : IHtml
{
    private MultiStart(IReadOnlyList<DescentRun> runs, IReadOnlyList<LocalMinimum> minima) => (Runs, Minima) = (runs, minima);

    /// <summary>Every descent, by its start from left to right (in the order drawn, if starts are random).</summary>
    public IReadOnlyList<DescentRun> Runs { get; }

    /// <summary>The different places they ended at, lowest value first.</summary>
    public IReadOnlyList<LocalMinimum> Minima { get; }

    /// <summary>The lowest.</summary>
    public LocalMinimum Best => Minima[0];

    /// <summary>Descends from several starts.</summary>
    /// <param name="function">f.</param>
    /// <param name="slope">f'; null: by central differences.</param>
    /// <param name="low">The left end of the interval.</param>
    /// <param name="high">The right end, &gt; low.</param>
    /// <param name="starts">How many starts, ≥ 1.</param>
    /// <param name="learningRate">ρ, in (0, ∞).</param>
    /// <param name="maxSteps">The most steps of one descent, ≥ 1.</param>
    /// <param name="stream">Where random starts come from; null: starts in the middles of equal parts of the interval.</param>
    /// <param name="tolerance">A descent ends at a step shorter than this times the interval, &gt; 0; ends nearer than 10,000 times that are one place.</param>
    public static MultiStart Descend(
        Func<double, double> function, Func<double, double>? slope, double low, double high, int starts, double learningRate, int maxSteps = 1000, RandomStream? stream = null, double tolerance = 1e-8)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!double.IsFinite(low) || !double.IsFinite(high) || !(low < high))
            throw new ArgumentOutOfRangeException(nameof(high), string.Create(CultureInfo.InvariantCulture, $"low and high must be finite and high > low, got [{low}, {high}]"));
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 1);
        if (!(learningRate > 0) || !double.IsFinite(learningRate))
            throw new ArgumentOutOfRangeException(nameof(learningRate), string.Create(CultureInfo.InvariantCulture, $"learningRate must be in (0, ∞), got {learningRate}"));
        if (!(tolerance > 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), string.Create(CultureInfo.InvariantCulture, $"tolerance must be > 0, got {tolerance}"));
        var width = high - low;
        var h = 1e-6 * width;
        slope ??= x => (function(x + h) - function(x - h)) / (2 * h);

        var runs = new List<DescentRun>(starts);
        for (var start = 0; start < starts; start++)
        {
            var x = low + (width * (stream?.NextUniform() ?? (start + 0.5) / starts));
            var path = new List<double> { x };
            for (var step = 0; step < maxSteps; step++)
            {
                Interruption.Poll();
                var next = Math.Clamp(x - (learningRate * slope(x)), low, high);
                if (double.IsNaN(next))
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the slope was NaN at x = {x}: f must be smooth all over [{low}, {high}]"), nameof(slope));
                path.Add(next);
                var moved = Math.Abs(next - x);
                x = next;
                if (moved < tolerance * width)
                    break;
            }

            runs.Add(new DescentRun(path[0], x, function(x), path));
        }

        return new MultiStart(runs, [.. Places(runs, 1e4 * tolerance * width).OrderBy(place => place.Value)]);
    }

    /// <summary>The minima, and how many descents ended in each, as HTML.</summary>
    public string ToHtml() => Show().ToHtml();

    /// <summary>The minima, and how many descents ended in each, as text.</summary>
    public override string ToString() => Show().ToString();

    // Ends in order; a gap begins a new place.
    private static IEnumerable<LocalMinimum> Places(List<DescentRun> runs, double gap)
    {
        var place = new List<DescentRun>();
        foreach (var run in runs.OrderBy(run => run.End))
        {
            if (place.Count > 0 && run.End - place[^1].End > gap)
            {
                yield return Place(place);
                place.Clear();
            }

            place.Add(run);
        }

        yield return Place(place);
    }

    private static LocalMinimum Place(List<DescentRun> runs)
        => runs.MinBy(run => run.Value) is { } lowest ? new LocalMinimum(lowest.End, lowest.Value, runs.Count) : throw new InvalidOperationException("no descents");

    private Table Show() => Table.Of(Minima, ("x", minimum => minimum.Point), ("f(x)", minimum => minimum.Value), ("descents", minimum => minimum.Hits))
        .Caption(FormattableString.Invariant($"{Runs.Count} descents, {Minima.Count} minima"));
}
