namespace CourseKit.SecondOrder.Directions;

/// <summary>Gauss–Newton for sums of squares ½‖r‖²: p = the least-squares solution of Ap = −r, A = ∂r/∂x.</summary>
/// <remarks>
/// Newton's step with AᵀA for the Hessian: the second derivatives of r, weighted by r, are left out, which is right where the residuals are
/// small or nearly linear. p points downhill wherever A has full column rank; solved by QR, so that A's condition is not squared. Without full
/// rank there is no single step: <see cref="StopReason.SingularHessian"/> (Levenberg–Marquardt has one always).
/// </remarks>
public sealed record GaussNewton : DirectionNeeding<IResiduals>
{
    /// <inheritdoc/>
    public override string Name => "Gauss–Newton";

    /// <inheritdoc/>
    public override string Formula => "p = −(AᵀA)⁻¹Aᵀr";

    /// <inheritdoc/>
    public override Walk Begin(IResiduals objective) => new Path(objective);

    private sealed class Path(IResiduals f) : Walk
    {
        public override Proposal Next(Iterate now)
            => LevenbergMarquardt.Step(f.Jacobian(now.Point), f.Residuals(now.Point), 0) is { } p
                ? new Proposal(p)
                : Proposal.None(StopReason.SingularHessian);
    }
}
