using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Schedules;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>AdaGrad: each parameter's rate falls with the squares of its gradients so far, r ← r + g⊙g.</summary>
/// <remarks>
/// Algorithm 5-4: ΔΘ = −ρ g / (ε + √r). Duchi, Hazan and Singer (2011). PyTorch: Adagrad, whose default ε is 1e-10.
/// </remarks>
public sealed record AdaGrad : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule; 0.01 if not given.</param>
    /// <param name="epsilon">ε, in (0, ∞), against division by 0.</param>
    public AdaGrad(Schedule? learningRate = null, double epsilon = 1e-7)
        => (LearningRate, Epsilon) = (learningRate ?? 0.01, epsilon);

    /// <inheritdoc/>
    public override string Name => "AdaGrad";

    /// <inheritdoc/>
    public override string Formula => "r ← r + g⊙g, Θ ← Θ − ρg / (ε + √r)";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>ε, in (0, ∞), against division by 0.</summary>
    public double Epsilon { get; init => field = Within.Positive(value, "epsilon"); }

    internal override IReadOnlyList<Slot> Slots => Slot.R;

    internal override void Step<T>(in UpdateStep<T> step)
        => step.Apply1(new Rule<T>(step.Real(step.Rate), step.Real(Epsilon)));

    private readonly struct Rule<T>(T ρ, T ε) : IUpdateFormula1<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V r) where V : unmanaged, IRegister<V, T>
        {
            r += g * g;
            return -(ρ * g) / (ε + Sqrt(r));
        }
    }
}
