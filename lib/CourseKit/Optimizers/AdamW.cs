using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Schedules;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>AdamW: Adam, with weights that decay beside it: each step takes ρλΘ away, whatever the gradient's size.</summary>
/// <remarks>
/// Loshchilov and Hutter (2019). PyTorch: AdamW. As an L2 penalty, λΘ would be part of g and be divided by √r̂ like
/// the rest; compare <see cref="WeightDecay"/>. The same as <see cref="DecoupledWeightDecay"/> around
/// <see cref="Adam"/>, in one loop.
/// </remarks>
public sealed record AdamW : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule; 0.001 if not given.</param>
    /// <param name="decay1">α₁, in [0, 1), of the mean gradient.</param>
    /// <param name="decay2">α₂, in [0, 1), of the mean square.</param>
    /// <param name="epsilon">ε, in (0, ∞), against division by 0.</param>
    /// <param name="weightDecay">λ, in [0, ∞).</param>
    public AdamW(Schedule? learningRate = null, double decay1 = 0.9, double decay2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01)
        => (LearningRate, Decay1, Decay2, Epsilon, WeightDecay) = (learningRate ?? 0.001, decay1, decay2, epsilon, weightDecay);

    /// <inheritdoc/>
    public override string Name => "AdamW";

    /// <inheritdoc/>
    public override string Formula => "v, r as Adam's, Θ ← Θ − ρ (v̂ / (√r̂ + ε) + λΘ)";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>α₁, in [0, 1), of the mean gradient.</summary>
    public double Decay1 { get; init => field = Within.Decay(value, "decay1"); }

    /// <summary>α₂, in [0, 1), of the mean square.</summary>
    public double Decay2 { get; init => field = Within.Decay(value, "decay2"); }

    /// <summary>ε, in (0, ∞), against division by 0.</summary>
    public double Epsilon { get; init => field = Within.Positive(value, "epsilon"); }

    /// <summary>λ, in [0, ∞).</summary>
    public double WeightDecay { get; init => field = Within.NotNegative(value, "weightDecay"); }

    internal override IReadOnlyList<Slot> Slots => Slot.VR;

    internal override void Step<T>(in UpdateStep<T> step)
        => step.Apply2(new Rule<T>(
            step.Real(Decay1), step.Real(1 - Decay1), step.Real(Decay2), step.Real(1 - Decay2), step.Real(Epsilon),
            step.Real(step.Rate / (1 - Math.Pow(Decay1, step.Count))), step.Real(1 / Math.Sqrt(1 - Math.Pow(Decay2, step.Count))), step.Real(step.Rate * WeightDecay)));

    // With the corrections in two factors that all parameters have in common: ρ = ρ / (1 − α₁ᵗ), c = 1 / √(1 − α₂ᵗ).
    private readonly struct Rule<T>(T α1, T rest1, T α2, T rest2, T ε, T ρ, T c, T ρλ) : IUpdateFormula2<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V v, ref V r) where V : unmanaged, IRegister<V, T>
        {
            v = (α1 * v) + (rest1 * g);
            r = (α2 * r) + (rest2 * g * g);
            return -(ρλ * Θ) - ((ρ * v) / ((c * Sqrt(r)) + ε));
        }
    }
}
