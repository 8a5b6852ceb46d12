using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Schedules;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>NAdam: Adam with Nesterov's momentum, which counts the present gradient twice.</summary>
/// <remarks>
/// Dozat (2016): αₜ = α₁ (1 − ½ 0.96^(tψ)), and Δ = −ρ ((1 − αₜ) g / (1 − α̂ₜ) + αₜ₊₁ v / (1 − α̂ₜ αₜ₊₁)) / (√r̂ + ε)
/// with α̂ₜ = α₁ ⋯ αₜ. PyTorch: NAdam with foreach=True; the loop that PyTorch 1.13 takes by default has αₜ twice in
/// α̂ₜαₜ₊₁ and differs.
/// </remarks>
public sealed record NAdam : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule; 0.002 if not given.</param>
    /// <param name="decay1">α₁, in [0, 1), of the mean gradient.</param>
    /// <param name="decay2">α₂, in [0, 1), of the mean square.</param>
    /// <param name="epsilon">ε, in (0, ∞), against division by 0.</param>
    /// <param name="momentumDecay">ψ, in [0, ∞): how soon the momentum reaches α₁; 0 keeps it at α₁/2.</param>
    public NAdam(Schedule? learningRate = null, double decay1 = 0.9, double decay2 = 0.999, double epsilon = 1e-8, double momentumDecay = 0.004)
        => (LearningRate, Decay1, Decay2, Epsilon, MomentumDecay) = (learningRate ?? 0.002, decay1, decay2, epsilon, momentumDecay);

    /// <inheritdoc/>
    public override string Name => "NAdam";

    /// <inheritdoc/>
    public override string Formula => "v, r as Adam's, Θ ← Θ − ρ ((1 − αₜ) g / (1 − α̂ₜ) + αₜ₊₁ v / (1 − α̂ₜ₊₁)) / (√r̂ + ε)";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>α₁, in [0, 1), of the mean gradient.</summary>
    public double Decay1 { get; init => field = Within.Decay(value, "decay1"); }

    /// <summary>α₂, in [0, 1), of the mean square.</summary>
    public double Decay2 { get; init => field = Within.Decay(value, "decay2"); }

    /// <summary>ε, in (0, ∞), against division by 0.</summary>
    public double Epsilon { get; init => field = Within.Positive(value, "epsilon"); }

    /// <summary>ψ, in [0, ∞): how soon the momentum reaches α₁; 0 keeps it at α₁/2.</summary>
    public double MomentumDecay { get; init => field = Within.NotNegative(value, "momentumDecay"); }

    internal override IReadOnlyList<Slot> Slots => Slot.VR;

    internal override IReadOnlyList<Slot> Numbers => Product;

    private static IReadOnlyList<Slot> Product { get; } = [new("momentum product", 1)];

    internal override void Step<T>(in UpdateStep<T> step)
    {
        var t = step.Count;
        double αt = MomentumAt(t), next = MomentumAt(t + 1);
        ref var product = ref step.Number(0);
        product *= αt;
        step.Apply2(new Rule<T>(
            step.Real(Decay1), step.Real(1 - Decay1), step.Real(Decay2), step.Real(1 - Decay2), step.Real(Epsilon),
            step.Real(step.Rate * (1 - αt) / (1 - product)), step.Real(step.Rate * next / (1 - (product * next))),
            step.Real(1 / Math.Sqrt(1 - Math.Pow(Decay2, t)))));
    }

    private double MomentumAt(int t) => Decay1 * (1 - (0.5 * Math.Pow(0.96, t * MomentumDecay)));

    private readonly struct Rule<T>(T α1, T rest1, T α2, T rest2, T ε, T ρg, T ρv, T c) : IUpdateFormula2<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V v, ref V r) where V : unmanaged, IRegister<V, T>
        {
            v = (α1 * v) + (rest1 * g);
            r = (α2 * r) + (rest2 * g * g);
            return -((ρg * g) + (ρv * v)) / ((c * Sqrt(r)) + ε);
        }
    }
}
