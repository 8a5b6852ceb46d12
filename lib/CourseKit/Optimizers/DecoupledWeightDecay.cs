using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>Weight decay beside the rule: Θ ← (1 − ρλ) Θ + Δ, with Δ the rule's step without it.</summary>
/// <remarks>
/// Loshchilov and Hutter (2019). Around <see cref="Adam"/> it is <see cref="AdamW"/>.
/// </remarks>
public sealed record DecoupledWeightDecay : Wrapper
{
    /// <summary>A wrapper with these parameters.</summary>
    /// <param name="inner">The optimizer that it wraps.</param>
    /// <param name="strength">λ, in [0, ∞).</param>
    public DecoupledWeightDecay(Optimizer inner, double strength)
        : base(inner)
        => Strength = strength;

    /// <inheritdoc/>
    public override string Name => $"{Inner.Name}, decoupled weight decay";

    /// <inheritdoc/>
    public override string Formula => $"{Inner.Formula}; Θ ← Θ − ρλΘ";

    /// <summary>λ, in [0, ∞).</summary>
    public double Strength { get; init => field = Within.NotNegative(value, "strength"); }

    internal override int Buffers => 1;

    internal override void Step<T>(in UpdateStep<T> step)
    {
        var Δ = step.Buffer(0).AsSpan<T>();
        Inner.Step(step.Inside(this, step.Gradient, Δ));
        step.With(Δ).Apply(new Rule<T>(step.Real(step.Rate * Strength)));
    }

    private readonly struct Rule<T>(T ρλ) : IUpdateFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public V Update<V>(V Δ, V Θ) where V : unmanaged, IRegister<V, T> => Δ - (ρλ * Θ);
    }
}
