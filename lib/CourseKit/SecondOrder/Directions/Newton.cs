using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>Newton's method: p = −H⁻¹g, the stationary point of the quadratic Taylor model.</summary>
/// <remarks>
/// (5.38) in one dimension, δ = −J'(w)/J''(w); (5.39) in several; Algorithm 5-10 with <c>new FixedStep(1)</c>. One step reaches the
/// minimum of a quadratic. It takes any stationary point for its goal: where H has negative eigenvalues it walks to a saddle
/// or a maximum, and a line search says that it does not point downhill. A singular H has no Newton step. O(n³) a step.
/// </remarks>
public sealed record Newton : DirectionNeeding<IHessian>
{
    /// <inheritdoc/>
    public override string Name => "Newton";

    /// <inheritdoc/>
    public override string Formula => "p = −H⁻¹g";

    /// <inheritdoc/>
    public override Walk Begin(IHessian objective) => new Path(objective);

    private sealed class Path(IHessian f) : Walk
    {
        public override Proposal Next(Iterate now)
        {
            var h = new LuDecomposition(f.Hessian(now.Point));
            return h.IsSingular ? Proposal.None(StopReason.SingularHessian) : new Proposal(h.Solve(-now.Gradient));
        }
    }
}
