using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Schedules;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>Lion: the sign of a mean gradient, so that every parameter moves by ρ.</summary>
/// <remarks>
/// Chen et al. (2023), found by a search over programs; not in PyTorch 1.13. Its weight decay is
/// <see cref="DecoupledWeightDecay"/> around it. The steps do not shrink by themselves near a minimum: use a schedule
/// that falls. A gradient of NaN gives NaN.
/// </remarks>
public sealed record Lion : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule; 0.0001 if not given.</param>
    /// <param name="decay1">α₁, in [0, 1): the share of v in the step's direction.</param>
    /// <param name="decay2">α₂, in [0, 1), of the mean gradient v.</param>
    public Lion(Schedule? learningRate = null, double decay1 = 0.9, double decay2 = 0.99)
        => (LearningRate, Decay1, Decay2) = (learningRate ?? 0.0001, decay1, decay2);

    /// <inheritdoc/>
    public override string Name => "Lion";

    /// <inheritdoc/>
    public override string Formula => "Θ ← Θ − ρ sign(α₁v + (1 − α₁) g), v ← α₂v + (1 − α₂) g";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>α₁, in [0, 1): the share of v in the step's direction.</summary>
    public double Decay1 { get; init => field = Within.Decay(value, "decay1"); }

    /// <summary>α₂, in [0, 1), of the mean gradient v.</summary>
    public double Decay2 { get; init => field = Within.Decay(value, "decay2"); }

    internal override IReadOnlyList<Slot> Slots => Slot.V;

    internal override void Step<T>(in UpdateStep<T> step)
        => step.Apply1(new Rule<T>(step.Real(step.Rate), step.Real(Decay1), step.Real(1 - Decay1), step.Real(Decay2), step.Real(1 - Decay2)));

    private readonly struct Rule<T>(T ρ, T α1, T rest1, T α2, T rest2) : IUpdateFormula1<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V v) where V : unmanaged, IRegister<V, T>
        {
            var Δ = -(ρ * Sign((α1 * v) + (rest1 * g)));
            v = (α2 * v) + (rest2 * g);
            return Δ;
        }
    }
}
