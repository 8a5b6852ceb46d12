using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>Nonlinear conjugate gradient: p ← −g + βp, with β by one of several formulas.</summary>
/// <remarks>
/// Algorithm 5-11. β is set to 0, so that p = −g, on the first step; every q steps (<see cref="RestartEvery"/>): when
/// t mod q = 1, t counted from 1, and not, as the lecture prints it, when t mod q ≠ 1, which is steepest descent on all
/// but every q-th step; and wherever p would not point downhill. With an exact line search on a quadratic all formulas agree, the directions are
/// conjugate, pᵀHp' = 0, and n steps reach the minimum.
/// </remarks>
public abstract record ConjugateGradient : DirectionNeeding<IGradient>
{
    /// <summary>q ≥ 1, the steps from one restart to the next; null for none. The dimension n is the usual choice.</summary>
    public int? RestartEvery { get; init; }

    /// <inheritdoc/>
    public override Walk Begin(IGradient objective)
        => RestartEvery is null or >= 1
            ? new Path(this)
            : throw new ArgumentOutOfRangeException(nameof(RestartEvery), Invariant($"{nameof(RestartEvery)} must be ≥ 1 (or null for no restarts), got {RestartEvery}"));

    /// <summary>β from this gradient and the one before.</summary>
    /// <param name="gradient">gₜ.</param>
    /// <param name="previous">gₜ₋₁, not zero.</param>
    protected internal abstract double Beta(Vector gradient, Vector previous);

    private sealed class Path(ConjugateGradient rule) : Walk
    {
        private Iterate? _previous;
        private Vector? _direction;
        private int _t;

        public override Proposal Next(Iterate now)
        {
            var g = now.Gradient;
            _t++;
            var q = rule.RestartEvery;
            var restart = _direction is null || (q is not null && (_t - 1) % q == 0);
            var p = restart ? -g : -g + (rule.Beta(g, _previous!.Gradient) * _direction!);
            var slope = g.Dot(p);
            if (!(slope < 0))
                (p, slope) = (-g, -g.Dot(g));
            var firstStep = Proposal.Guess(now, _previous, slope);
            (_previous, _direction) = (now, p);
            return new Proposal(p, firstStep);
        }

        public override bool Restart()
        {
            var had = _t > 1;
            (_previous, _direction, _t) = (null, null, 0);
            return had;
        }
    }
}
