using CourseKit.Tensors;

namespace CourseKit.SecondOrder.TrustRegions;

/// <summary>Steihaug's conjugate gradient: solves Hp = −g until it is good enough, the region ends, or negative curvature shows a way to its border.</summary>
/// <remarks>Nocedal and Wright, Algorithm 7.2, with ‖Hp + g‖ ≤ min(½, √‖g‖)‖g‖. Products H·v only: fit for many parameters.</remarks>
public sealed record Steihaug : Subproblem
{
    /// <inheritdoc/>
    public override string Name => "Steihaug";

    /// <inheritdoc/>
    public override Type Needs => typeof(IHessianVector);

    internal override Func<Iterate, double, (Vector Step, double Predicted)> Begin(CountedObjective f) => (now, radius) =>
    {
        var g = now.Gradient;
        var tolerance = Math.Min(0.5, Math.Sqrt(g.Norm())) * g.Norm();
        var z = new Vector(g.Length);
        var hz = z;
        var r = g;
        var d = -g;
        for (var j = 0; j < 10L * g.Length; j++)
        {
            var hd = f.HessianTimes(now.Point, d);
            var curvature = d.Dot(hd);
            if (!double.IsFinite(curvature))
                return (z, double.NaN);
            var rr = r.Dot(r);
            var α = rr / curvature;
            if (curvature <= 0 || (z + (α * d)).Norm() >= radius)
            {
                var τ = ToBorder(z, d, radius);
                return Result(g, z + (τ * d), hz + (τ * hd));
            }

            z += α * d;
            hz += α * hd;
            r += α * hd;
            if (r.Norm() <= tolerance)
                break;
            d = -r + (r.Dot(r) / rr * d);
        }

        return Result(g, z, hz);
    };

    private static (Vector Step, double Predicted) Result(Vector g, Vector p, Vector hp) => (p, -(g.Dot(p) + (p.Dot(hp) / 2)));
}
