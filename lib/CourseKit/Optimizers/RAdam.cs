using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Schedules;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>RAdam: Adam that waits with the division until r is an average of enough steps to be trusted.</summary>
/// <remarks>
/// Liu et al. (2020). n∞ = 2/(1 − α₂) − 1 and nₜ = n∞ − 2t α₂ᵗ/(1 − α₂ᵗ) are how many steps r averages over. While nₜ
/// ≤ 5, ΔΘ = −ρv̂; then Adam's step times √((nₜ − 4)(nₜ − 2) n∞ / ((n∞ − 4)(n∞ − 2) nₜ)). PyTorch: RAdam, with ε
/// outside the correction of √r, as here.
/// </remarks>
public sealed record RAdam : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule; 0.001 if not given.</param>
    /// <param name="decay1">α₁, in [0, 1), of the mean gradient.</param>
    /// <param name="decay2">α₂, in [0, 1), of the mean square.</param>
    /// <param name="epsilon">ε, in (0, ∞), against division by 0.</param>
    public RAdam(Schedule? learningRate = null, double decay1 = 0.9, double decay2 = 0.999, double epsilon = 1e-8)
        => (LearningRate, Decay1, Decay2, Epsilon) = (learningRate ?? 0.001, decay1, decay2, epsilon);

    /// <inheritdoc/>
    public override string Name => "RAdam";

    /// <inheritdoc/>
    public override string Formula => "v, r as Adam's, Θ ← Θ − ρ v̂ cₜ √(1 − α₂ᵗ) / (√r + ε), or ρv̂ while nₜ ≤ 5";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>α₁, in [0, 1), of the mean gradient.</summary>
    public double Decay1 { get; init => field = Within.Decay(value, "decay1"); }

    /// <summary>α₂, in [0, 1), of the mean square.</summary>
    public double Decay2 { get; init => field = Within.Decay(value, "decay2"); }

    /// <summary>ε, in (0, ∞), against division by 0.</summary>
    public double Epsilon { get; init => field = Within.Positive(value, "epsilon"); }

    internal override IReadOnlyList<Slot> Slots => Slot.VR;

    internal override void Step<T>(in UpdateStep<T> step)
    {
        var t = step.Count;
        double powered = Math.Pow(Decay2, t), whole = (2 / (1 - Decay2)) - 1;
        var n = whole - (2 * t * powered / (1 - powered));
        var rate = step.Rate / (1 - Math.Pow(Decay1, t));
        var trusted = n > 5;
        if (trusted)
            rate *= Math.Sqrt((1 - powered) * (n - 4) * (n - 2) * whole / ((whole - 4) * (whole - 2) * n));
        step.Apply2(new Rule<T>(
            step.Real(Decay1), step.Real(1 - Decay1), step.Real(Decay2), step.Real(1 - Decay2), step.Real(Epsilon), step.Real(rate), trusted));
    }

    private readonly struct Rule<T>(T α1, T rest1, T α2, T rest2, T ε, T ρ, bool trusted) : IUpdateFormula2<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V v, ref V r) where V : unmanaged, IRegister<V, T>
        {
            v = (α1 * v) + (rest1 * g);
            r = (α2 * r) + (rest2 * g * g);
            return trusted ? -(ρ * v) / (Sqrt(r) + ε) : -(ρ * v);
        }
    }
}
