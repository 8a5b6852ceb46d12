using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>Model averaging: the weighted mean of the members' outputs, for probabilities and for regression.</summary>
/// <remarks>Never worse in squared error than the members are in the mean: see <see cref="AmbiguityDecomposition"/>.</remarks>
public sealed record Averaging : Combination
{
    /// <inheritdoc/>
    public override string Name => "Averaging";

    /// <inheritdoc/>
    public override string Formula => "p = Σ wₘ pₘ / Σ wₘ";

    private protected override Matrix Combine(IReadOnlyList<Matrix> predictions, Vector weights) => Sum(predictions, weights) / weights.Sum();
}
