using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>How an ensemble makes one prediction out of its members'.</summary>
public abstract record Combination
{
    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>The formula, with members' predictions pₘ and weights wₘ.</summary>
    public abstract string Formula { get; }

    /// <summary>Combines predictions of equal weight.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{Matrix}, Vector)"/>
    public Matrix Of(IReadOnlyList<Matrix> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return Of(predictions, new Vector(predictions.Count) + 1);
    }

    /// <summary>Combines predictions.</summary>
    /// <param name="predictions">One matrix a member, all (examples × outputs); at least one.</param>
    /// <param name="weights">One number a member, in [0, ∞), not all 0.</param>
    /// <returns>The ensemble's prediction (examples × outputs).</returns>
    /// <exception cref="ShapeException">Predictions differ in shape, or weights in number.</exception>
    /// <exception cref="ArgumentException">There are no predictions, or a weight is out of range.</exception>
    public Matrix Of(IReadOnlyList<Matrix> predictions, Vector weights)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(weights);
        if (predictions.Count == 0)
            throw new ArgumentException($"{Name}: there are no predictions: there must be at least one member");
        if (predictions.Count != weights.Length)
            throw new ShapeException($"{Name}: there are {predictions.Count} predictions and {weights.Length} weights: there must be one weight a member");
        var first = predictions[0];
        for (var m = 0; m < predictions.Count; m++)
        {
            if (predictions[m].Rows != first.Rows || predictions[m].Columns != first.Columns)
                throw new ShapeException(Invariant($"{Name}: member 0 predicts {first.Rows} × {first.Columns}, member {m} {predictions[m].Rows} × {predictions[m].Columns}: all must have the same shape"));
            _ = Within.NotNegative(weights[m], Invariant($"weight {m}"));
        }

        return weights.Sum() > 0
            ? Combine(predictions, weights)
            : throw new ArgumentException($"{Name}: all weights are 0: one must be larger");
    }

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>Combines predictions of one shape with weights that are checked.</summary>
    private protected abstract Matrix Combine(IReadOnlyList<Matrix> predictions, Vector weights);

    /// <summary>Σ wₘ pₘ, in the order of the members.</summary>
    private protected static Matrix Sum(IReadOnlyList<Matrix> predictions, Vector weights)
    {
        var sum = predictions[0] * weights[0];
        for (var m = 1; m < predictions.Count; m++)
            sum += predictions[m] * weights[m];
        return sum;
    }
}
