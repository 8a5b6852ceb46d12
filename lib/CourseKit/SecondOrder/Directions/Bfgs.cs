using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>BFGS: p = −Mg, M an approximation of H⁻¹ that each step corrects from the gradients' difference.</summary>
/// <remarks>
/// M ← (I − ρsyᵀ) M (I − ρysᵀ) + ρssᵀ with s = x − x', y = g − g', ρ = 1/yᵀs (Nocedal and Wright 6.17). M starts as I.
/// It stays positive definite as long as yᵀs &gt; 0, which Wolfe's conditions promise; a step without it is not learned from.
/// O(n²) a step. (One source calls it "LFGS".)
/// </remarks>
public sealed record Bfgs : DirectionNeeding<IGradient>
{
    /// <inheritdoc/>
    public override string Name => "BFGS";

    /// <inheritdoc/>
    public override string Formula => "p = −Mg, M ← (I − ρsyᵀ)M(I − ρysᵀ) + ρssᵀ";

    /// <inheritdoc/>
    public override Walk Begin(IGradient objective) => new Path();

    private sealed class Path : Walk
    {
        private Iterate? _previous;
        private Matrix? _m;

        public override Proposal Next(Iterate now)
        {
            var g = now.Gradient;
            if (_previous is not null)
                Learn(now.Point - _previous.Point, g - _previous.Gradient);
            var p = _m is null ? -g : -(_m * g);
            var firstStep = Math.Min(1, Proposal.Guess(now, _previous, g.Dot(p)));
            _previous = now;
            return new Proposal(p, firstStep);
        }

        public override bool Restart()
        {
            var had = _m is not null;
            (_previous, _m) = (null, null);
            return had;
        }

        private void Learn(Vector s, Vector y)
        {
            var ys = y.Dot(s);
            if (!(ys > 1e-14 * y.Norm() * s.Norm()))
                return;
            _m ??= Matrix.Identity(s.Length);
            var ρ = 1 / ys;
            var my = _m * y;

            // The formula multiplied out: three outer products instead of two matrix products.
            var ss = s.Outer(s);
            var cross = my.Outer(s);
            _m = _m - (ρ * (cross + cross.Transpose())) + (ρ * (1 + (ρ * y.Dot(my))) * ss);
        }
    }
}
