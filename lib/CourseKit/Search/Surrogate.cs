using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>What Bayesian search believes of the score at settings it has not tried: mean, deviation, expected improvement, for a figure or to go on by.</summary>
/// <remarks>
/// A Gaussian process over the unit cube (a hyper-parameter of k words has k coordinates, 1 for the one taken). Scores are shifted and scaled to mean 0 and variance 1; a score more than
/// three times as far above the best as the median is counts as that far, and a trial without a score as the worst: a diverged run must not flatten all the rest.
/// </remarks>
public sealed class Surrogate
{
    private readonly SearchSpace _space;
    private readonly double _shift;
    private readonly double _scale;

    private Surrogate(SearchSpace space, GaussianProcess process, double shift, double scale, double best)
        => (_space, Process, _shift, _scale, Best) = (space, process, shift, scale, best);

    /// <summary>The process, in the unit cube and scaled scores.</summary>
    public GaussianProcess Process { get; }

    /// <summary>The lowest score among the trials.</summary>
    public double Best { get; }

    /// <summary>The surrogate of a search's trials, with the covariance's parameters learned from them.</summary>
    /// <param name="space">The space.</param>
    /// <param name="trials">The trials; at least one has a score.</param>
    /// <param name="covariance">The form of the covariance; null: Matérn 5/2.</param>
    public static Surrogate Of(SearchSpace space, IReadOnlyList<Trial> trials, Covariance? covariance = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(trials);
        if (!trials.Any(trial => trial.HasScore))
            throw new ArgumentException($"a surrogate needs a trial with a score, got {trials.Count} trials without one", nameof(trials));
        return Of(space, [.. trials.Select(trial => (Features(space, trial.Setting), trial.HasScore ? trial.Score : double.NaN))], null, learn: true, covariance ?? new Matern52());
    }

    /// <summary>The score expected at a setting.</summary>
    /// <param name="setting">A setting of the space.</param>
    /// <returns>Mean and standard deviation, in the score's unit.</returns>
    public (double Mean, double Deviation) Predict(Setting setting) => Predict(Features(_space, setting));

    /// <summary>How far below the best score a setting is expected to come, in the score's unit.</summary>
    /// <param name="setting">A setting of the space.</param>
    public double ExpectedImprovementAt(Setting setting) => ExpectedImprovementAt(Features(_space, setting), 0);

    // A score of NaN stands for a trial without one. A learned process is used again with the new points, or learned on from.
    internal static Surrogate Of(SearchSpace space, IReadOnlyList<(double[] Point, double Score)> known, GaussianProcess? learned, bool learn, Covariance covariance)
    {
        var sorted = known.Select(trial => trial.Score).Where(double.IsFinite).Order().ToArray();
        var best = sorted[0];
        var cap = Math.Min(sorted[^1], best + (3 * (sorted[sorted.Length / 2] - best)));
        if (cap == best)
            cap = sorted[^1];
        var scores = known.Select(trial => double.IsNaN(trial.Score) ? cap : Math.Min(trial.Score, cap)).ToArray();
        var shift = scores.Average();
        var scale = Math.Sqrt(scores.Average(score => (score - shift) * (score - shift)));
        if (!(scale > 0))
            scale = 1;
        var points = Matrix.FromRows(known.Select(trial => trial.Point));
        var values = Vector.From(scores.Select(score => (score - shift) / scale));
        return new Surrogate(space, learned is null || learn ? GaussianProcess.Learn(covariance, points, values, learned) : learned.With(points, values), shift, scale, best);
    }

    internal (double Mean, double Deviation) Predict(double[] point)
    {
        var (mean, deviation) = Process.Predict(new Vector(point));
        return (_shift + (_scale * mean), _scale * deviation);
    }

    internal double ExpectedImprovementAt(double[] point, double margin)
    {
        var (mean, deviation) = Predict(point);
        return ExpectedImprovement.At(mean, deviation, Best, margin * _scale);
    }

    internal static double[] Features(SearchSpace space, Setting setting)
        => [.. space.PlaceOf(setting).Zip(space, (u, range) => range.Value is { IsOrdered: false, Count: { } words }
            ? Enumerable.Range(0, words).Select(word => word == (int)(u * words) ? 1.0 : 0.0)
            : [u]).SelectMany(features => features)];
}
