using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>Voting: each member votes for its most likely class; the result is each class's share of the weights.</summary>
/// <remarks>
/// Equal weights make it majority (plurality) voting. Ties: a member with several largest outputs votes for the first of
/// them, and of classes with as many votes <see cref="Matrix.RowArgMax"/> takes the first, as scikit-learn does.
/// </remarks>
public sealed record Voting : Combination
{
    /// <inheritdoc/>
    public override string Name => "Voting";

    /// <inheritdoc/>
    public override string Formula => "pₖ = Σ wₘ [arg max pₘ = k] / Σ wₘ";

    private protected override Matrix Combine(IReadOnlyList<Matrix> predictions, Vector weights)
    {
        var first = predictions[0];
        if (first.Columns < 2)
            throw new ShapeException(Invariant($"Voting: the predictions are {first.Rows} × {first.Columns}: there must be a column for each of at least two classes"));
        var votes = new Matrix(first.Rows, first.Columns, first.Precision);
        for (var m = 0; m < predictions.Count; m++)
        {
            var classes = predictions[m].RowArgMax();
            for (var row = 0; row < votes.Rows; row++)
            {
                if (double.IsNaN(predictions[m][row, classes[row]]))
                    throw new ArgumentException(Invariant($"Voting: member {m} predicts NaN for example {row}: it cannot vote"));
                votes[row, classes[row]] += weights[m];
            }
        }

        return votes / weights.Sum();
    }
}
