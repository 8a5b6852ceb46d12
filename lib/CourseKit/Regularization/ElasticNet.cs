using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Regularization;

/// <summary>The elastic net λ₁‖Θ‖₁ + λ₂‖Θ‖²: the zeros of L1, without its arbitrary choice among weights of like features.</summary>
/// <remarks>
/// Zou and Hastie (2005). The gradient is λ₁ sign(Θ) + 2λ₂Θ; the proximal step is L1's soft threshold, divided by
/// 1 + 2ρλ₂. scikit-learn writes α · l1_ratio = λ₁ and ½α(1 − l1_ratio) = λ₂.
/// </remarks>
/// <param name="Absolute">λ₁, in [0, ∞).</param>
/// <param name="Squared">λ₂, in [0, ∞).</param>
public sealed record ElasticNet(double Absolute, double Squared) : Penalty
{
    /// <summary>λ₁, in [0, ∞).</summary>
    public double Absolute { get; init => field = Within.NotNegative(value, nameof(Absolute)); } = Within.NotNegative(Absolute, nameof(Absolute));

    /// <summary>λ₂, in [0, ∞).</summary>
    public double Squared { get; init => field = Within.NotNegative(value, nameof(Squared)); } = Within.NotNegative(Squared, nameof(Squared));

    /// <inheritdoc/>
    public override string Name => "Elastic net";

    /// <inheritdoc/>
    public override string Formula => "λ₁ Σ |θ| + λ₂ Σ θ²";

    private L1 First => new(Absolute);

    private L2 Second => new(Squared);

    /// <inheritdoc/>
    protected internal override double Measure<T>(Span<T> weights) => First.Measure(weights) + Second.Measure(weights);

    /// <inheritdoc/>
    protected internal override void AddSlope<T>(Span<T> weights, Span<T> gradient)
        => UpdateKernels.Run(new Slots0<T, Slope<T>>(new(T.CreateTruncating(Absolute), T.CreateTruncating(2 * Squared))), gradient, weights, gradient);

    /// <inheritdoc/>
    protected internal override void Approach<T>(Span<T> weights, double rate)
    {
        First.Approach(weights, rate);
        Second.Approach(weights, rate);
    }

    private readonly struct Slope<T>(T λ1, T twoλ2) : IUpdateFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ) where V : unmanaged, IRegister<V, T> => g + ((λ1 * Lanes.Sign(Θ)) + (twoλ2 * Θ));
    }
}
