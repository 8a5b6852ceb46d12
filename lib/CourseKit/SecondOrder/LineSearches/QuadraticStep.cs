namespace CourseKit.SecondOrder.LineSearches;

/// <summary>The exact step of a quadratic: α = −gᵀp / pᵀHp.</summary>
/// <remarks>
/// One product with H instead of trials. On a function that is not quadratic it is Newton's step along the line, halved until J falls. Without
/// positive curvature along p there is no minimum on the quadratic's line: the search fails.
/// </remarks>
public sealed record QuadraticStep : LineSearch
{
    /// <inheritdoc/>
    public override string Name => "exact step of a quadratic";

    /// <inheritdoc/>
    public override string Formula => "α = −gᵀp / pᵀHp";

    /// <inheritdoc/>
    public override Type Needs => typeof(IHessianVector);

    /// <inheritdoc/>
    protected override LineSearchResult Choose(LineFunction φ, double firstStep)
    {
        ArgumentNullException.ThrowIfNull(φ);
        var p = φ.Direction;
        var curvature = p.Dot(φ.Objective.HessianTimes(φ.Start.Point, p));
        if (!(curvature > 0))
            return new LineSearchResult(LineSearchStatus.Failed, null);
        var α = -φ.StartSlope / curvature;
        for (var trial = 0; trial < 60; trial++, α /= 2)
        {
            var point = φ.At(α);
            if (IsUnbounded(point))
                return new LineSearchResult(LineSearchStatus.Unbounded, null);
            if (point.Value <= φ.StartValue && point.IsFinite)
                return new LineSearchResult(LineSearchStatus.Found, point);
        }

        return new LineSearchResult(LineSearchStatus.Failed, null);
    }
}
