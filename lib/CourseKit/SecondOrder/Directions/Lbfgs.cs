using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Directions;

/// <summary>L-BFGS: BFGS from its last m corrections only, in O(mn) memory and time.</summary>
/// <remarks>
/// Nocedal's two loops (Nocedal and Wright, Algorithm 7.4) multiply M·g without making M, which is rebuilt each time from γI,
/// γ = sᵀy / yᵀy of the last step. With m ≥ the number of steps and γ = 1 it is BFGS.
/// </remarks>
/// <param name="Memory">m ≥ 1, the pairs kept; 3 … 20 is usual.</param>
public sealed record Lbfgs(int Memory = 10) : DirectionNeeding<IGradient>
{
    /// <inheritdoc/>
    public override string Name => Invariant($"L-BFGS ({Memory})");

    /// <inheritdoc/>
    public override string Formula => "p = −Mg, M from the last m pairs s, y";

    /// <inheritdoc/>
    public override Walk Begin(IGradient objective)
        => Memory >= 1 ? new Path(Memory) : throw new ArgumentOutOfRangeException(nameof(Memory), Invariant($"{nameof(Memory)} must be ≥ 1, got {Memory}"));

    private sealed class Path(int memory) : Walk
    {
        private readonly List<(Vector S, Vector Y, double Rho)> _pairs = [];
        private Iterate? _previous;

        public override Proposal Next(Iterate now)
        {
            var g = now.Gradient;
            if (_previous is not null)
                Learn(now.Point - _previous.Point, g - _previous.Gradient);
            var p = -Times(g);
            var firstStep = _pairs.Count == 0 ? Proposal.Guess(now, _previous, g.Dot(p)) : 1;
            _previous = now;
            return new Proposal(p, firstStep);
        }

        public override bool Restart()
        {
            var had = _pairs.Count > 0;
            _pairs.Clear();
            _previous = null;
            return had;
        }

        private void Learn(Vector s, Vector y)
        {
            var ys = y.Dot(s);
            if (!(ys > 1e-14 * y.Norm() * s.Norm()))
                return;
            if (_pairs.Count == memory)
                _pairs.RemoveAt(0);
            _pairs.Add((s, y, 1 / ys));
        }

        // M·g, newest pair to oldest and back.
        private Vector Times(Vector g)
        {
            var q = g;
            var α = new double[_pairs.Count];
            for (var i = _pairs.Count - 1; i >= 0; i--)
            {
                var (s, y, ρ) = _pairs[i];
                α[i] = ρ * s.Dot(q);
                q -= α[i] * y;
            }

            if (_pairs.Count > 0)
                q *= 1 / (_pairs[^1].Rho * _pairs[^1].Y.Dot(_pairs[^1].Y));
            for (var i = 0; i < _pairs.Count; i++)
            {
                var (s, y, ρ) = _pairs[i];
                q += (α[i] - (ρ * y.Dot(q))) * s;
            }

            return q;
        }
    }
}
