using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>The same number of trials as a grid and at random, on a function that depends on one of its two parameters: who comes closer?</summary>
/// <remarks>
/// f(x, y) = (x − c)² + w (y − d)² on the unit square, w small, with c and d drawn anew for each repetition. A grid of q × q tries q values of x, q times each;
/// q² random points try q² values of x. After figure 1 of J. Bergstra and Y. Bengio, JMLR 13, 2012.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class RandomAgainstGrid : IHtml
{
    private RandomAgainstGrid(int side, SearchResult grid, SearchResult random, double[] gridBest, double[] randomBest)
        => (Side, Grid, Random, GridBest, RandomBest) = (side, grid, random, gridBest, randomBest);

    /// <summary>q: the grid is q × q, and there are as many random trials.</summary>
    public int Side { get; }

    /// <summary>The first repetition's grid search, for a figure.</summary>
    public SearchResult Grid { get; }

    /// <summary>The first repetition's random search, for a figure.</summary>
    public SearchResult Random { get; }

    /// <summary>The lowest value that the grid found, repetition by repetition.</summary>
    public IReadOnlyList<double> GridBest { get; }

    /// <summary>The lowest value that the random trials found, repetition by repetition.</summary>
    public IReadOnlyList<double> RandomBest { get; }

    /// <summary>How many different values of the important parameter the grid tried: q.</summary>
    public int GridValues => Grid.Values("x").Distinct().Count();

    /// <summary>How many different values of the important parameter the random trials tried: q².</summary>
    public int RandomValues => Random.Values("x").Distinct().Count();

    /// <summary>The share of repetitions in which random came lower, in [0, 1].</summary>
    public double RandomWins => GridBest.Zip(RandomBest).Count(pair => pair.Second < pair.First) / (double)GridBest.Count;

    /// <summary>Runs the experiment.</summary>
    /// <param name="side">q, ≥ 2: values of each parameter on the grid.</param>
    /// <param name="repetitions">How many functions, ≥ 1.</param>
    /// <param name="weight">w in [0, 1]: how much the unimportant parameter matters; 1 makes both alike.</param>
    /// <param name="seed">What the functions and the random trials follow from.</param>
    public static RandomAgainstGrid Measure(int side = 3, int repetitions = 200, double weight = 0.01, long seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        if (weight is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(weight), $"weight must be in [0, 1], got {Storage.Text(weight)}");
        var space = new SearchSpace(("x", new Uniform(0, 1)), ("y", new Uniform(0, 1)));
        var stream = new RandomStream(seed);
        var runs = Enumerable.Range(0, repetitions).Select(_ =>
        {
            var (c, d) = (stream.NextUniform(), stream.NextUniform());
            double F(Setting setting) => Square(setting["x"] - c) + (weight * Square(setting["y"] - d));
            return (Grid: new GridSearch(side).Run(space, F), Random: new RandomSearch(side * side).Run(space, F, new SearchOptions { Seed = (long)stream.NextBits() }));
        }).ToArray();
        return new(side, runs[0].Grid, runs[0].Random, [.. runs.Select(run => run.Grid.Best.Score)], [.. runs.Select(run => run.Random.Best.Score)]);
    }

    /// <summary>The comparison as HTML.</summary>
    public string ToHtml() => Show().ToHtml();

    /// <summary>The comparison as text.</summary>
    public override string ToString() => Show().ToString();

    private Table Show() => Table.Of(
        [("grid", GridValues, GridBest, 1 - RandomWins), ("random", RandomValues, RandomBest, RandomWins)],
        ("search", row => row.Item1),
        ("trials", _ => Side * Side),
        ("values of x", row => row.Item2),
        ("mean best", row => row.Item3.Average()),
        ("better in", row => row.Item4)).Format("better in", "P0");

    private static double Square(double x) => x * x;
}
