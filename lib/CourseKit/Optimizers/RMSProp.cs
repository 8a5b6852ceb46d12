using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Schedules;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>RMSProp: AdaGrad that forgets, r ← αr + (1 − α) g⊙g.</summary>
/// <remarks>
/// ΔΘ = −ρ g / (ε + √r). Hinton's lecture (2012). PyTorch: RMSprop, whose defaults are ρ = 0.01, α = 0.99, ε = 1e-8;
/// some texts write √(ε + r) instead.
/// </remarks>
public sealed record RMSProp : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule; 0.001 if not given.</param>
    /// <param name="decay">α, in [0, 1): how slowly past gradients are forgotten.</param>
    /// <param name="epsilon">ε, in (0, ∞), against division by 0.</param>
    public RMSProp(Schedule? learningRate = null, double decay = 0.9, double epsilon = 1e-7)
        => (LearningRate, Decay, Epsilon) = (learningRate ?? 0.001, decay, epsilon);

    /// <inheritdoc/>
    public override string Name => "RMSProp";

    /// <inheritdoc/>
    public override string Formula => "r ← αr + (1 − α) g⊙g, Θ ← Θ − ρg / (ε + √r)";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>α, in [0, 1): how slowly past gradients are forgotten.</summary>
    public double Decay { get; init => field = Within.Decay(value, "decay"); }

    /// <summary>ε, in (0, ∞), against division by 0.</summary>
    public double Epsilon { get; init => field = Within.Positive(value, "epsilon"); }

    internal override IReadOnlyList<Slot> Slots => Slot.R;

    internal override void Step<T>(in UpdateStep<T> step)
        => step.Apply1(new Rule<T>(step.Real(step.Rate), step.Real(Decay), step.Real(1 - Decay), step.Real(Epsilon)));

    private readonly struct Rule<T>(T ρ, T α, T rest, T ε) : IUpdateFormula1<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V r) where V : unmanaged, IRegister<V, T>
        {
            r = (α * r) + (rest * g * g);
            return -(ρ * g) / (ε + Sqrt(r));
        }
    }
}
