using System.Numerics;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;

namespace CourseKit.Optimizers;

/// <summary>Clipping by value: each gradient is kept within −c … c before the rule sees it.</summary>
/// <remarks>
/// g ← min(max(g, −c), c). PyTorch: clip_grad_value_. It changes the gradient's direction; NaN stays NaN.
/// </remarks>
public sealed record ClipByValue : Wrapper
{
    /// <summary>A wrapper with these parameters.</summary>
    /// <param name="inner">The optimizer that it wraps.</param>
    /// <param name="most">c, in (0, ∞).</param>
    public ClipByValue(Optimizer inner, double most)
        : base(inner)
        => Most = most;

    /// <inheritdoc/>
    public override string Name => $"{Inner.Name}, clipped by value";

    /// <inheritdoc/>
    public override string Formula => $"g ← min(max(g, −c), c); {Inner.Formula}";

    /// <summary>c, in (0, ∞).</summary>
    public double Most { get; init => field = Within.Positive(value, "most"); }

    internal override int Buffers => 1;

    internal override void Step<T>(in UpdateStep<T> step)
    {
        var changed = step.Buffer(0).AsSpan<T>();
        step.Into(changed, new Rule<T>(step.Real(Most)));
        Inner.Step(step.Inside(this, changed, step.Target));
    }

    private readonly struct Rule<T>(T c) : IUpdateFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public V Update<V>(V g, V Θ) where V : unmanaged, IRegister<V, T> => Min(Max(g, -c), c);
    }
}
