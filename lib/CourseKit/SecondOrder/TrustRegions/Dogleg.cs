using CourseKit.Tensors;

namespace CourseKit.SecondOrder.TrustRegions;

/// <summary>The dogleg: from x along −g to the model's minimum there, then straight to Newton's point; the step ends where that path leaves the region.</summary>
/// <remarks>
/// Nocedal and Wright 4.1. pᵁ = −(gᵀg / gᵀBg) g, pᴮ = −B⁻¹g. B must be positive definite: it is H + E by <see cref="ModifiedCholesky"/>, H itself
/// where that is positive definite. The Hessian is decomposed once a point, however often the radius shrinks there.
/// </remarks>
public sealed record Dogleg : Subproblem
{
    /// <inheritdoc/>
    public override string Name => "dogleg";

    /// <inheritdoc/>
    public override Type Needs => typeof(IHessian);

    internal override Func<Iterate, double, (Vector Step, double Predicted)> Begin(CountedObjective f)
    {
        Iterate? at = null;
        Matrix? h = null;
        ModifiedCholesky? b = null;
        return (now, radius) =>
        {
            if (!ReferenceEquals(at, now))
            {
                (at, h) = (now, f.Hessian(now.Point));
                if (!double.IsFinite(Iterate.LargestAbsolute(h.Flatten())))
                    return (now.Gradient, double.NaN);
                b = new ModifiedCholesky(h);
            }

            var g = now.Gradient;
            var p = Step(g, x => (h! * x) + b!.Added.Hadamard(x), b!, radius);
            return (p, -(g.Dot(p) + (p.Dot((h! * p) + b!.Added.Hadamard(p)) / 2)));
        };
    }

    private static Vector Step(Vector g, Func<Vector, Vector> times, ModifiedCholesky b, double radius)
    {
        var newton = b.Solve(-g);
        if (newton.Norm() <= radius)
            return newton;
        var cauchy = -(g.Dot(g) / g.Dot(times(g))) * g;
        if (!(cauchy.Norm() < radius))
            return -(radius / g.Norm()) * g;
        var leg = newton - cauchy;
        return cauchy + (ToBorder(cauchy, leg, radius) * leg);
    }
}
