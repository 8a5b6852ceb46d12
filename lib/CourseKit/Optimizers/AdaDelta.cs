using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Schedules;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>AdaDelta: RMSProp whose rate is the size of its own recent steps, so that it needs none.</summary>
/// <remarks>
/// Δ = −√(s + ε) / √(r + ε) ⊙ g, with r the mean square of the gradients and s that of the steps. Zeiler (2012).
/// PyTorch: Adadelta. ρ scales Δ and is 1 in the paper. It starts slowly: the first steps are about √ε long.
/// </remarks>
public sealed record AdaDelta : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule; 1 if not given.</param>
    /// <param name="decay">α, in [0, 1): how slowly past gradients are forgotten.</param>
    /// <param name="epsilon">ε, in (0, ∞), against division by 0.</param>
    public AdaDelta(Schedule? learningRate = null, double decay = 0.9, double epsilon = 1e-6)
        => (LearningRate, Decay, Epsilon) = (learningRate ?? 1, decay, epsilon);

    /// <inheritdoc/>
    public override string Name => "AdaDelta";

    /// <inheritdoc/>
    public override string Formula => "r ← αr + (1 − α) g⊙g, Δ = −√(s + ε) / √(r + ε) ⊙ g, s ← αs + (1 − α) Δ⊙Δ, Θ ← Θ + ρΔ";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>α, in [0, 1): how slowly past gradients are forgotten.</summary>
    public double Decay { get; init => field = Within.Decay(value, "decay"); }

    /// <summary>ε, in (0, ∞), against division by 0.</summary>
    public double Epsilon { get; init => field = Within.Positive(value, "epsilon"); }

    internal override IReadOnlyList<Slot> Slots => Layout;

    private static IReadOnlyList<Slot> Layout { get; } = [new("r"), new("s")];

    internal override void Step<T>(in UpdateStep<T> step)
        => step.Apply2(new Rule<T>(step.Real(step.Rate), step.Real(Decay), step.Real(1 - Decay), step.Real(Epsilon)));

    private readonly struct Rule<T>(T ρ, T α, T rest, T ε) : IUpdateFormula2<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V r, ref V s) where V : unmanaged, IRegister<V, T>
        {
            r = (α * r) + (rest * g * g);
            var Δ = -Sqrt(s + ε) / Sqrt(r + ε) * g;
            s = (α * s) + (rest * Δ * Δ);
            return ρ * Δ;
        }
    }
}
