using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Directions;
using CourseKit.SecondOrder.Problems;
using CourseKit.Tensors;

namespace CourseKit.Tests.SecondOrder.Directions;

/// <summary>What a direction learns from the points that it has seen, and how well it solves for the next, looked at step by step.</summary>
public class DirectionMemoryTests
{
    public static TheoryData<int> QuasiNewton => [0, 1];

    [Theory]
    [MemberData(nameof(QuasiNewton))]
    public void A_step_along_which_the_curvature_is_negative_is_not_learned_from(int which)
    {
        // −½x²: from 1 to 2 the slope falls, and an approximate Hessian made of that would point uphill.
        static Iterate At(double x) => new([x], -x * x / 2, [-x]);
        var f = Objective.Of(1, x => -x[0] * x[0] / 2, x => -x);
        var walk = which == 0 ? new Bfgs().Begin(f) : new Lbfgs().Begin(f);
        walk.Next(At(1)).Direction.ShouldBe(Vector.Of(1));
        walk.Next(At(2)).Direction.ShouldBe(Vector.Of(2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void L_BFGS_knows_its_last_pairs_and_no_others(int memory)
    {
        var f = Quadratic.OfCondition(4, 100);
        Iterate At(Vector x) => new(x, f.Value(x), f.Gradient(x));
        Vector[] points = [[1, 2, 3, 4], [0.5, 1, -1, 2], [0.25, -1, 0.5, 1], [0.1, 0.5, 0.2, -0.5]];
        Vector? After(IEnumerable<Vector> seen, int kept)
        {
            var walk = new Lbfgs(kept).Begin(f);
            return seen.Select(x => walk.Next(At(x)).Direction).ToList()[^1];
        }

        After(points, memory).ShouldBe(After(points.TakeLast(memory + 1), memory));
        After(points, memory).ShouldNotBe(After(points, memory + 1));
    }

    [Fact]
    public void Hessian_free_Newton_solves_the_more_exactly_the_nearer_it_is_to_the_goal()
    {
        var f = Quadratic.OfCondition(20, 1e3);
        foreach (var distance in new[] { 1e-2, 1e-4, 1e-8 })
        {
            var x = f.Minima[0] + (distance * new RandomStream(1).NormalVector(20));
            var g = f.Gradient(x);
            var p = new HessianFree().Begin(f).Next(new Iterate(x, f.Value(x), g)).Direction!;
            ((f.Hessian(x) * p) + g).Norm().ShouldBeLessThanOrEqualTo(Math.Min(0.5, Math.Sqrt(g.Norm())) * g.Norm() * (1 + 1e-9));
        }
    }
}
