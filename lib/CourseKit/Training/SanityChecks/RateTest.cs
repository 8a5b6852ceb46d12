using CourseKit.Display;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>The learning-rate range test: the rate rises step by step, and the loss says which rates learn and which are too large.</summary>
/// <remarks>
/// Smith (2017). ρₜ = ρ₀ (ρ₁/ρ₀)^(t/(T−1)), geometrically from the least rate to the largest; the smoothed loss is an exponential
/// average (0.9) corrected for its start. The test ends early when it passes four times its least value. Suggested is the
/// rate at which the smoothed loss falls most steeply, against log ρ.
/// </remarks>
/// <param name="Rates">ρ of each step.</param>
/// <param name="Losses">The loss on each step's batch.</param>
/// <param name="Smoothed">The smoothed loss.</param>
/// <param name="Suggestion">The suggested rate.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record RateTest(IReadOnlyList<double> Rates, IReadOnlyList<double> Losses, IReadOnlyList<double> Smoothed, double Suggestion) : IHtml
{
    private const double Smoothing = 0.9;
    private const double TooMuch = 4;

    /// <summary>Runs the test on a copy of the trainer's network.</summary>
    /// <param name="trainer">The training that is meant; its rate is exchanged.</param>
    /// <param name="examples">The training set.</param>
    /// <param name="from">ρ₀, in (0, ∞).</param>
    /// <param name="to">ρ₁, &gt; ρ₀.</param>
    /// <param name="steps">T, ≥ 3.</param>
    /// <exception cref="InvalidOperationException">The loss was not finite before three steps were done.</exception>
    public static RateTest Run(Trainer trainer, Examples examples, double from = 1e-5, double to = 10, int steps = 100)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(examples);
        Within.Positive(from, nameof(from));
        Within.AtLeast(3, steps, nameof(steps));
        if (!(to > from) || !double.IsFinite(to))
            throw Within.Outside(nameof(to), FormattableString.Invariant($"({from}, ∞)"), to);
        var network = trainer.Network.Copy();
        var groups = trainer.Groups.Select(group => group with { Optimizer = group.Optimizer with { LearningRate = new FunctionSchedule(RateAt) } });
        var run = (new Trainer(network, [.. groups], trainer.Loss)
        {
            BatchSize = trainer.BatchSize,
            DropLast = trainer.DropLast,
            Seed = trainer.Seed,
            Penalty = trainer.Penalty,
            MaxNorm = trainer.MaxNorm,
            Augment = trainer.Augment,
            Measure = TrainingMeasure.Running,
        }).Start(examples, steps);
        var (losses, smoothed, average) = (new List<double>(), new List<double>(), 0.0);
        while (losses.Count < steps)
        {
            run.Step();
            if (run.StepsDone == losses.Count)
                break;
            losses.Add(run.LastLoss);
            average = (Smoothing * average) + ((1 - Smoothing) * run.LastLoss);
            smoothed.Add(average / (1 - Math.Pow(Smoothing, losses.Count)));
            if (smoothed[^1] > TooMuch * smoothed.Min())
                break;
        }

        if (losses.Count < 3)
            throw new InvalidOperationException($"the loss was not finite after {losses.Count} steps: start from a smaller rate than {Tensors.Storage.Text(from)}");

        // Slopes over two steps; the largest fall wins.
        var best = Enumerable.Range(1, losses.Count - 2).MinBy(t => smoothed[t + 1] - smoothed[t - 1]);
        return new RateTest([.. Enumerable.Range(0, losses.Count).Select(RateAt)], losses, smoothed, RateAt(best));

        double RateAt(int t) => from * Math.Pow(to / from, t / (steps - 1.0));
    }

    /// <summary>About ten of the rates with their losses.</summary>
    public Table ToTable()
        => Table.Of(
            Enumerable.Range(0, Rates.Count).Where(t => t % Math.Max(1, Rates.Count / 10) == 0),
            ("rate", t => Rates[t]),
            ("loss", t => Losses[t]),
            ("smoothed", t => Smoothed[t]))
            .Caption($"Learning-rate range test: {Tensors.Storage.Text(Suggestion)} suggested");

    /// <summary>The table as HTML.</summary>
    public string ToHtml() => ToTable().ToHtml();

    /// <summary>The table as text.</summary>
    public override string ToString() => ToTable().ToString();
}
