namespace CourseKit.SecondOrder.Directions;

/// <summary>Steepest descent: p = −g.</summary>
/// <remarks>With an exact line search each direction is at right angles to the one before: the zig-zag path in a narrow valley.</remarks>
public sealed record SteepestDescent : DirectionNeeding<IGradient>
{
    /// <inheritdoc/>
    public override string Name => "Steepest descent";

    /// <inheritdoc/>
    public override string Formula => "p = −g";

    /// <inheritdoc/>
    public override Walk Begin(IGradient objective) => new Path();

    private sealed class Path : Walk
    {
        private Iterate? _previous;

        public override Proposal Next(Iterate now)
        {
            var g = now.Gradient;
            var firstStep = Proposal.Guess(now, _previous, -g.Dot(g));
            _previous = now;
            return new Proposal(-g, firstStep);
        }
    }
}
