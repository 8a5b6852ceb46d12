using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Schedules;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>AMSGrad: Adam whose divisor never falls, r̄ ← max(r̄, r), so that rare large gradients are not forgotten.</summary>
/// <remarks>
/// Reddi, Kale and Kumar (2018). PyTorch: Adam with amsgrad=True, which like this corrects r̄ for its start; the paper
/// does not.
/// </remarks>
public sealed record AMSGrad : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule; 0.001 if not given.</param>
    /// <param name="decay1">α₁, in [0, 1), of the mean gradient.</param>
    /// <param name="decay2">α₂, in [0, 1), of the mean square.</param>
    /// <param name="epsilon">ε, in (0, ∞), against division by 0.</param>
    public AMSGrad(Schedule? learningRate = null, double decay1 = 0.9, double decay2 = 0.999, double epsilon = 1e-8)
        => (LearningRate, Decay1, Decay2, Epsilon) = (learningRate ?? 0.001, decay1, decay2, epsilon);

    /// <inheritdoc/>
    public override string Name => "AMSGrad";

    /// <inheritdoc/>
    public override string Formula => "v, r as Adam's, r̄ ← max(r̄, r), Θ ← Θ − ρ v̂ / (√(r̄ / (1 − α₂ᵗ)) + ε)";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>α₁, in [0, 1), of the mean gradient.</summary>
    public double Decay1 { get; init => field = Within.Decay(value, "decay1"); }

    /// <summary>α₂, in [0, 1), of the mean square.</summary>
    public double Decay2 { get; init => field = Within.Decay(value, "decay2"); }

    /// <summary>ε, in (0, ∞), against division by 0.</summary>
    public double Epsilon { get; init => field = Within.Positive(value, "epsilon"); }

    internal override IReadOnlyList<Slot> Slots => Layout;

    private static IReadOnlyList<Slot> Layout { get; } = [.. Slot.VR, new("largest r")];

    internal override void Step<T>(in UpdateStep<T> step)
        => step.Apply3(new Rule<T>(
            step.Real(Decay1), step.Real(1 - Decay1), step.Real(Decay2), step.Real(1 - Decay2), step.Real(Epsilon),
            step.Real(step.Rate / (1 - Math.Pow(Decay1, step.Count))), step.Real(1 / Math.Sqrt(1 - Math.Pow(Decay2, step.Count)))));

    // With the corrections in two factors that all parameters have in common: ρ = ρ / (1 − α₁ᵗ), c = 1 / √(1 − α₂ᵗ).
    private readonly struct Rule<T>(T α1, T rest1, T α2, T rest2, T ε, T ρ, T c) : IUpdateFormula3<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V v, ref V r, ref V m) where V : unmanaged, IRegister<V, T>
        {
            v = (α1 * v) + (rest1 * g);
            r = (α2 * r) + (rest2 * g * g);
            m = Max(m, r);
            return -(ρ * v) / ((c * Sqrt(m)) + ε);
        }
    }
}
