using System.Numerics;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>Momentum: a velocity gathers the gradients, v ← αv − ρg, and moves the parameters, Θ ← Θ + v.</summary>
/// <remarks>
/// Algorithm 5-2. PyTorch's SGD keeps v without ρ (v ← αv + g, Θ ← Θ − ρv): the same while ρ is constant. When ρ
/// changes, a velocity gathered here keeps the rate it was gathered with, and PyTorch's takes the new one at once.
/// </remarks>
public sealed record Momentum : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule.</param>
    /// <param name="momentum">α, in [0, 1): how much of the velocity is kept; a number or a schedule.</param>
    public Momentum(Schedule learningRate, Schedule? momentum = null)
        => (LearningRate, Coefficient) = (learningRate, momentum ?? 0.9);

    /// <inheritdoc/>
    public override string Name => "Momentum";

    /// <inheritdoc/>
    public override string Formula => "v ← αv − ρg, Θ ← Θ + v";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>α, in [0, 1): how much of the velocity is kept; a number or a schedule.</summary>
    public Schedule Coefficient { get; init => field = MomentumOf(value); }

    internal override IReadOnlyList<Slot> Slots => Slot.V;

    internal override void Step<T>(in UpdateStep<T> step)
        => step.Apply1(new Rule<T>(step.Real(step.Rate), step.Real(MomentumAt(Coefficient, step.Count))));

    private readonly struct Rule<T>(T ρ, T α) : IUpdateFormula1<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public V Update<V>(V g, V Θ, ref V v) where V : unmanaged, IRegister<V, T>
        {
            v = (α * v) - (ρ * g);
            return v;
        }
    }
}
