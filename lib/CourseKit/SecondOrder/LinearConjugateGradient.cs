namespace CourseKit.SecondOrder;

/// <summary>Linear conjugate gradient, for quadratics: minimizes ½xᵀHx − bᵀx in n steps, one product H·p each.</summary>
/// <remarks>
/// α = gᵀg / pᵀHp, x ← x + αp, β = gᵀg / g'ᵀg', p ← −g + βp (Nocedal and Wright, Algorithm 5.2). The directions are conjugate, pᵀHp' = 0, so that
/// each step's minimum is kept by all later ones. J and g are computed anew at each point, so that the stop reason is true. Where pᵀHp ≤ 0
/// a quadratic has no minimum. Not for functions that are not quadratic: see <see cref="Directions.ConjugateGradient"/>.
/// </remarks>
public sealed record LinearConjugateGradient : MinimizationMethod
{
    /// <inheritdoc/>
    public override string Name => "Linear conjugate gradient";

    /// <inheritdoc/>
    public override Type Needs => typeof(IHessianVector);

    internal override Func<Iterate, StepOutcome> Begin(CountedObjective f)
    {
        CourseKit.Tensors.Vector? p = null;
        var before = double.NaN;
        return now =>
        {
            var g = now.Gradient;
            var gg = g.Dot(g);
            p = p is null ? -g : -g + (gg / before * p);
            before = gg;
            var curvature = p.Dot(f.HessianTimes(now.Point, p));
            if (!(curvature > 0))
                return new StepOutcome(null, StopReason.Unbounded);
            var next = f.At(now.Point + (gg / curvature * p));
            return next.IsFinite ? new StepOutcome(next) : new StepOutcome(null, StopReason.NotFinite);
        };
    }
}
