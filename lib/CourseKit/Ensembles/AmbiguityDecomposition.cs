using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>Why averaging helps: the ensemble's squared error is its members' mean error less their ambiguity.</summary>
/// <remarks>
/// Krogh and Vedelsby (1995), for a weighted mean f̄ = Σ wₘ fₘ with Σ wₘ = 1, exactly and for each example:
/// (f̄ − y)² = Σ wₘ (fₘ − y)² − Σ wₘ (fₘ − f̄)². Members that are right and disagree make a good ensemble; the ensemble is
/// never worse than they are in the mean.
/// </remarks>
/// <param name="EnsembleError">Mean over the examples of ‖f̄ − y‖².</param>
/// <param name="MeanError">Mean over the examples of Σ wₘ ‖fₘ − y‖².</param>
/// <param name="Ambiguity">Mean over the examples of Σ wₘ ‖fₘ − f̄‖², how much the members differ.</param>
public sealed record AmbiguityDecomposition(double EnsembleError, double MeanError, double Ambiguity)
{
    /// <summary>Computes the three from predictions.</summary>
    /// <param name="predictions">One matrix a member, all (examples × outputs); at least one.</param>
    /// <param name="y">Targets (examples × outputs), at least one.</param>
    /// <param name="weights">One number a member, in [0, ∞), not all 0; null for equal weights.</param>
    /// <exception cref="ShapeException">The shapes differ, or there are no examples.</exception>
    public static AmbiguityDecomposition Of(IReadOnlyList<Matrix> predictions, Matrix y, Vector? weights = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(y);
        var w = weights ?? (new Vector(predictions.Count) + 1);
        var mean = new Averaging().Of(predictions, w);
        if (mean.Rows != y.Rows || mean.Columns != y.Columns || y.Rows == 0)
            throw new ShapeException(Invariant($"Ambiguity: the predictions are {mean.Rows} × {mean.Columns}, the targets {y.Rows} × {y.Columns}: they must have the same shape, of at least one example"));
        w /= w.Sum();
        double error = 0, ambiguity = 0;
        for (var m = 0; m < predictions.Count; m++)
        {
            error += w[m] * MeanSquare(predictions[m] - y);
            ambiguity += w[m] * MeanSquare(predictions[m] - mean);
        }

        return new AmbiguityDecomposition(MeanSquare(mean - y), error, ambiguity);
    }

    /// <summary>The expected squared error of a mean of k models whose errors have variance v and covariance c: v/k + (k − 1)c/k.</summary>
    /// <remarks>Goodfellow, Bengio and Courville (2016, 7.50): equal errors, c = v, gain nothing; independent ones, c = 0, divide it by k.</remarks>
    /// <param name="members">k, ≥ 1.</param>
    /// <param name="variance">v, in [0, ∞).</param>
    /// <param name="covariance">c, in [−v, v].</param>
    public static double ExpectedError(int members, double variance, double covariance)
    {
        var k = Within.AtLeast(1, members, nameof(members));
        _ = Within.NotNegative(variance, nameof(variance));
        return Math.Abs(covariance) <= variance
            ? (variance / k) + ((k - 1.0) * covariance / k)
            : throw new ArgumentOutOfRangeException(nameof(covariance), Invariant($"covariance must be in [−variance, variance] = [{-variance}, {variance}], got {covariance}"));
    }

    /// <summary>How often two members, drawn at random, predict different classes, in [0, 1]: a classifier's ambiguity.</summary>
    /// <param name="predictions">One matrix a member, all (examples × classes); at least two.</param>
    /// <exception cref="ShapeException">The shapes differ, or there are no examples.</exception>
    public static double Disagreement(IReadOnlyList<Matrix> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Count < 2 || predictions[0].Rows == 0 || predictions.Any(each => each.Rows != predictions[0].Rows || each.Columns != predictions[0].Columns))
            throw new ShapeException($"Disagreement: there are {predictions.Count} predictions: there must be at least two, of the same shape and at least one example");
        var classes = predictions.Select(each => each.RowArgMax()).ToList();
        var different = 0L;
        for (var a = 0; a < classes.Count; a++)
        {
            for (var b = 0; b < a; b++)
                different += classes[a].Zip(classes[b]).Count(pair => pair.First != pair.Second);
        }

        return different / (0.5 * classes.Count * (classes.Count - 1) * predictions[0].Rows);
    }

    private static double MeanSquare(Matrix difference)
    {
        var all = difference.Flatten().To(Precision.Double);
        return all.Dot(all) / difference.Rows;
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
