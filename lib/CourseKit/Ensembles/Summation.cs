using CourseKit.Tensors;

namespace CourseKit.Ensembles;

/// <summary>The weighted sum of the members' outputs, as gradient boosting builds it up, as it is or through softmax.</summary>
/// <param name="Softmax">Whether the sums are scores that softmax turns into probabilities.</param>
public sealed record Summation(bool Softmax = false) : Combination
{
    /// <inheritdoc/>
    public override string Name => Softmax ? "Softmax of the sum" : "Sum";

    /// <inheritdoc/>
    public override string Formula => Softmax ? "p = softmax(Σ wₘ fₘ)" : "f = Σ wₘ fₘ";

    private protected override Matrix Combine(IReadOnlyList<Matrix> predictions, Vector weights)
    {
        var sum = Sum(predictions, weights);
        return Softmax ? Losses.Softmax.At(sum) : sum;
    }
}
