using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>The weighted geometric mean of the members' probabilities, scaled to sum 1: the mean of their logits.</summary>
/// <remarks>
/// Goodfellow, Bengio and Courville (2016, 7.12): what dropout's scaled weights compute at prediction. A class that one member
/// excludes (probability 0) is excluded; when every class is, all are equally likely.
/// </remarks>
public sealed record GeometricAveraging : Combination
{
    /// <inheritdoc/>
    public override string Name => "Geometric averaging";

    /// <inheritdoc/>
    public override string Formula => "p = softmax(Σ wₘ ln pₘ / Σ wₘ)";

    private protected override Matrix Combine(IReadOnlyList<Matrix> predictions, Vector weights)
    {
        var logits = new Matrix(predictions[0].Rows, predictions[0].Columns, predictions[0].Precision);
        for (var m = 0; m < predictions.Count; m++)
        {
            // 0 · ln 0 would be NaN: a member of weight 0 has no say.
            if (weights[m] > 0)
                logits += predictions[m].Map(p => p < 0 ? throw Negative(p) : Math.Log(p)) * (weights[m] / weights.Sum());
        }

        for (var row = 0; row < logits.Rows; row++)
        {
            if (logits.Row(row).All(double.IsNegativeInfinity))
                logits.SetRow(row, new Vector(logits.Columns));
        }

        return Softmax.At(logits);
    }

    private static ArgumentException Negative(double p) => new(Invariant($"Geometric averaging: predictions must be probabilities, got {p}"));
}
