using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>Clipping by norm: a gradient that is longer than c is shortened to c, in its direction.</summary>
/// <remarks>
/// g ← g · min(1, c / ‖g‖), the norm over all parameters. Pascanu, Mikolov and Bengio (2013). PyTorch:
/// clip_grad_norm_, which divides by ‖g‖ + 1e-6. The sum of squares is taken in double. A NaN makes the norm,
/// and so every gradient, NaN; with an infinite one (or one beyond 1e154) that becomes NaN, or 0, and the others 0.
/// </remarks>
public sealed record ClipByNorm : Wrapper
{
    /// <summary>A wrapper with these parameters.</summary>
    /// <param name="inner">The optimizer that it wraps.</param>
    /// <param name="most">c, in (0, ∞).</param>
    public ClipByNorm(Optimizer inner, double most)
        : base(inner)
        => Most = most;

    /// <inheritdoc/>
    public override string Name => $"{Inner.Name}, clipped by norm";

    /// <inheritdoc/>
    public override string Formula => $"g ← g min(1, c / ‖g‖); {Inner.Formula}";

    /// <summary>c, in (0, ∞).</summary>
    public double Most { get; init => field = Within.Positive(value, "most"); }

    internal override int Buffers => 1;

    internal override void Step<T>(in UpdateStep<T> step)
    {
        var changed = step.Buffer(0).AsSpan<T>();
        var norm = Math.Sqrt(Kernels.Dot(step.Gradient, step.Gradient));
        step.Into(changed, new Rule<T>(step.Real(norm <= Most ? 1 : Most / norm)));
        Inner.Step(step.Inside(this, changed, step.Target));
    }

    private readonly struct Rule<T>(T factor) : IUpdateFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public V Update<V>(V g, V Θ) where V : unmanaged, IRegister<V, T> => factor * g;
    }
}
