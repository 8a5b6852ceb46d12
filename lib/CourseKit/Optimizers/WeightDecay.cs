using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>Weight decay through the gradient: that of ½λ‖Θ‖² is added, g ← g + λΘ, and the rule treats it like the rest.</summary>
/// <remarks>
/// PyTorch: weight_decay of SGD, Adam and the others. All parameters decay, biases too. The penalties of
/// <c>CourseKit.Regularization</c> belong to the objective instead, and to its weights alone; there L2 is λ‖Θ‖², as in
/// (5.21)–(5.23), with the gradient 2λΘ: the lecture's factor 1 − 2ρλ is λ of twice its value here. With gradient
/// descent it is <see cref="DecoupledWeightDecay"/>; with Adam it is not.
/// </remarks>
public sealed record WeightDecay : Wrapper
{
    /// <summary>A wrapper with these parameters.</summary>
    /// <param name="inner">The optimizer that it wraps.</param>
    /// <param name="strength">λ, in [0, ∞).</param>
    public WeightDecay(Optimizer inner, double strength)
        : base(inner)
        => Strength = strength;

    /// <inheritdoc/>
    public override string Name => $"{Inner.Name}, weight decay";

    /// <inheritdoc/>
    public override string Formula => $"g ← g + λΘ; {Inner.Formula}";

    /// <summary>λ, in [0, ∞).</summary>
    public double Strength { get; init => field = Within.NotNegative(value, "strength"); }

    internal override int Buffers => 1;

    internal override void Step<T>(in UpdateStep<T> step)
    {
        var changed = step.Buffer(0).AsSpan<T>();
        step.Into(changed, new Rule<T>(step.Real(Strength)));
        Inner.Step(step.Inside(this, changed, step.Target));
    }

    private readonly struct Rule<T>(T λ) : IUpdateFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public V Update<V>(V g, V Θ) where V : unmanaged, IRegister<V, T> => g + (λ * Θ);
    }
}
