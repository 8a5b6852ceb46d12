using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>The L2 penalty λ‖Θ‖² = λ Σ θ²: large weights cost much, so all become small and none exactly 0.</summary>
/// <remarks>
/// (5.21)–(5.23), without a ½: the gradient is 2λΘ, and gradient descent becomes Θ ← (1 − 2ρλ)Θ − ρ∇J. Its proximal
/// step is Θ ← Θ / (1 + 2ρλ). PyTorch's weight_decay is ½λ‖Θ‖², twice this λ.
/// </remarks>
/// <param name="Strength">λ, in [0, ∞).</param>
public sealed record L2(double Strength) : Penalty
{
    /// <summary>λ, in [0, ∞).</summary>
    public double Strength { get; init => field = Within.NotNegative(value, nameof(Strength)); } = Within.NotNegative(Strength, nameof(Strength));

    /// <inheritdoc/>
    public override string Name => "L2";

    /// <inheritdoc/>
    public override string Formula => "λ Σ θ²";

    /// <summary>The factor 1 − 2ρλ that gradient descent shrinks each weight by in a step.</summary>
    /// <param name="learningRate">ρ, in [0, ∞).</param>
    public double DecayFactor(double learningRate) => 1 - (2 * Within.NotNegative(learningRate, nameof(learningRate)) * Strength);

    /// <inheritdoc/>
    protected internal override double Measure<T>(Span<T> weights) => Strength * Kernels.Dot<T>(weights, weights);

    /// <inheritdoc/>
    protected internal override void AddSlope<T>(Span<T> weights, Span<T> gradient)
        => Kernels.AddScaled<T>(T.CreateTruncating(2 * Strength), weights, gradient);

    /// <inheritdoc/>
    protected internal override void Approach<T>(Span<T> weights, double rate)
        => Kernels.Combine<T, Division>(weights, T.CreateTruncating(1 + (2 * rate * Strength)), false, weights);
}
