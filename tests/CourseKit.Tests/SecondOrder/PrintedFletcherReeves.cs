using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Directions;
using CourseKit.Tensors;

namespace CourseKit.Tests.SecondOrder;

/// <summary>Algorithm 5-11 as it is printed: β is reset when t mod q ≠ 1.</summary>
internal sealed record PrintedFletcherReeves(int Q) : DirectionNeeding<IGradient>
{
    public override string Name => "as printed";

    public override string Formula => "β = 0 when t mod q ≠ 1";

    public override Walk Begin(IGradient objective) => new Path(Q);

    private sealed class Path(int q) : Walk
    {
        private Vector? _p;
        private Vector? _before;
        private int _t;

        public override Proposal Next(Iterate now)
        {
            var g = now.Gradient;
            _t++;
            _p = _p is null || _t % q != 1 ? -g : -g + (g.Dot(g) / _before!.Dot(_before) * _p);
            _before = g;
            return new Proposal(_p);
        }
    }
}
