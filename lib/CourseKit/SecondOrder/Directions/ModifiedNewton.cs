using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>Newton's method with the modified Cholesky decomposition: p = −(H + E)⁻¹g, with LDLᵀ = H + E positive definite.</summary>
/// <remarks>
/// Gill, Murray and Wright (see <see cref="ModifiedCholesky"/>): E is diagonal, zero where H is safely positive definite, and raises only
/// the pivots that need it. p points downhill always; near a saddle it goes along the negative curvature.
/// </remarks>
public sealed record ModifiedNewton : DirectionNeeding<IHessian>
{
    /// <inheritdoc/>
    public override string Name => "Newton with modified Cholesky";

    /// <inheritdoc/>
    public override string Formula => "p = −(H + E)⁻¹g, LDLᵀ = H + E";

    /// <inheritdoc/>
    public override Walk Begin(IHessian objective) => new Path(objective);

    private sealed class Path(IHessian f) : Walk
    {
        public override Proposal Next(Iterate now)
        {
            var h = f.Hessian(now.Point);
            return double.IsFinite(Iterate.LargestAbsolute(h.Flatten()))
                ? new Proposal(new ModifiedCholesky(h).Solve(-now.Gradient))
                : Proposal.None(StopReason.SingularHessian);
        }
    }
}
