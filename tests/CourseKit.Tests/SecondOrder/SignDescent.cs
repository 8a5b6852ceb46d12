using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Directions;

namespace CourseKit.Tests.SecondOrder;

/// <summary>A direction that the library doesn’t have, as a reader might add it.</summary>
internal sealed record SignDescent : DirectionNeeding<IGradient>
{
    public override string Name => "Sign descent";

    public override string Formula => "p = −sign(g)";

    public override Walk Begin(IGradient objective) => new Path();

    private sealed class Path : Walk
    {
        public override Proposal Next(Iterate now) => new(now.Gradient.Map(g => -Math.Sign(g)));
    }
}
