using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>Hessian-free (truncated) Newton: Hp = −g solved roughly by conjugate gradient, from products H·v alone.</summary>
/// <remarks>
/// Nocedal and Wright, Algorithm 7.1: stops at ‖Hp + g‖ ≤ η‖g‖, η = min(½, √‖g‖), so that it solves exactly only near the goal, or
/// at negative curvature dᵀHd ≤ 0, so that p always points downhill. No matrix is made: memory O(n). For an objective without products
/// wrap it: <c>new DifferencedHessian(f)</c>.
/// </remarks>
public sealed record HessianFree : DirectionNeeding<IHessianVector>
{
    /// <summary>Most products a direction, ≥ 1; null for 10n.</summary>
    public int? MaxProducts { get; init; }

    /// <inheritdoc/>
    public override string Name => "Hessian-free Newton";

    /// <inheritdoc/>
    public override string Formula => "Hp ≈ −g by conjugate gradient";

    /// <inheritdoc/>
    public override Walk Begin(IHessianVector objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        var most = MaxProducts ?? (int)Math.Min(10L * objective.Dimension, int.MaxValue);
        return most >= 1
            ? new Path(objective, most)
            : throw new ArgumentOutOfRangeException(nameof(MaxProducts), Invariant($"{nameof(MaxProducts)} must be ≥ 1, got {most}"));
    }

    private sealed class Path(IHessianVector f, int most) : Walk
    {
        public override Proposal Next(Iterate now)
        {
            var g = now.Gradient;
            var η = Math.Min(0.5, Math.Sqrt(g.Norm()));
            var tolerance = η * g.Norm();
            var p = new Vector(g.Length);
            var r = g;
            var d = -g;
            for (var j = 0; j < most; j++)
            {
                var hd = f.HessianTimes(now.Point, d);
                var curvature = d.Dot(hd);
                if (!(curvature > 1e-16 * d.Dot(d)))
                    return new Proposal(j == 0 ? -g : p, j == 0 ? Proposal.Guess(now, null, -g.Dot(g)) : 1);
                var rr = r.Dot(r);
                var α = rr / curvature;
                p += α * d;
                r += α * hd;
                if (!(r.Norm() > tolerance))
                    break;
                d = -r + (r.Dot(r) / rr * d);
            }

            return new Proposal(p);
        }
    }
}
