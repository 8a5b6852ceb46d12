using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Schedules;
using CourseKit.Tensors;
using static CourseKit.Tensors.Lanes;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Optimizers;

/// <summary>Nesterov's momentum: the gradient is taken where the velocity is about to carry the parameters, at Θ + αv.</summary>
/// <remarks>
/// Algorithm 5-3: v ← αv − ρ g(Θ + αv), Θ ← Θ + v. A network would have to be moved to Θ + αv and back at each step,
/// so the usual form, the default here and PyTorch's SGD with nesterov=True, keeps the point Θ′ = Θ + αv itself as the
/// parameters: v ← αv − ρ g(Θ′), Θ′ ← Θ′ + αv − ρg (with αₜ₊₁, when α follows a schedule). Both take the same
/// gradients at the same points. With <see cref="NesterovForm.LookAhead"/>, take the gradient at
/// <see cref="Optimizer.GradientPoint"/>.
/// </remarks>
public sealed record Nesterov : Optimizer
{
    /// <summary>The rule with these parameters.</summary>
    /// <param name="learningRate">ρ, in (0, ∞): a number or a schedule.</param>
    /// <param name="momentum">α, in [0, 1): a number or a schedule; 0.9 if not given.</param>
    /// <param name="form">Which point the parameters are.</param>
    public Nesterov(Schedule learningRate, Schedule? momentum = null, NesterovForm form = NesterovForm.AtParameters)
        => (LearningRate, Coefficient, Form) = (learningRate, momentum ?? 0.9, form);

    /// <inheritdoc/>
    public override string Name => Form == NesterovForm.LookAhead ? "Nesterov, looking ahead" : "Nesterov";

    /// <inheritdoc/>
    public override string Formula => Form == NesterovForm.LookAhead ? "v ← αv − ρ g(Θ + αv), Θ ← Θ + v" : "v ← αv − ρg, Θ ← Θ + αv − ρg";

    /// <inheritdoc/>
    public override Schedule LearningRate { get; init => field = Rate(value); }

    /// <summary>α, in [0, 1): how much of the velocity is kept; a number or a schedule.</summary>
    public Schedule Coefficient { get; init => field = MomentumOf(value); }

    /// <summary>Which point the parameters are.</summary>
    public NesterovForm Form { get; init; }

    internal override IReadOnlyList<Slot> Slots => Slot.V;

    internal override int Buffers => Form == NesterovForm.LookAhead ? 1 : 0;

    internal override void Step<T>(in UpdateStep<T> step)
        => step.Apply1(new Rule<T>(
            step.Real(step.Rate),
            step.Real(MomentumAt(Coefficient, step.Count)),
            step.Real(MomentumAt(Coefficient, step.Count + 1)),
            Form == NesterovForm.LookAhead));

    internal override Vector GradientPoint<T>(in UpdateStep<T> step, Vector parameters)
    {
        if (Form == NesterovForm.AtParameters)
            return parameters;
        var point = step.Buffer(0);
        step.Parameters.CopyTo(point.AsSpan<T>());
        Kernels.AddScaled(step.Real(MomentumAt(Coefficient, step.Count + 1)), step.Slot(0), point.AsSpan<T>());
        return point;
    }

    private readonly struct Rule<T>(T ρ, T α, T next, bool lookAhead) : IUpdateFormula1<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(Inlined)]
        public V Update<V>(V g, V Θ, ref V v) where V : unmanaged, IRegister<V, T>
        {
            v = (α * v) - (ρ * g);
            return lookAhead ? v : (next * v) - (ρ * g);
        }
    }
}
