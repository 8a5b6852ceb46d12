using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Directions;
using CourseKit.SecondOrder.LineSearches;
using CourseKit.SecondOrder.Problems;
using CourseKit.SecondOrder.TrustRegions;
using CourseKit.Tensors;

namespace CourseKit.Tests.SecondOrder;

/// <summary>Each reason to stop, brought about, and found to be true of the solution.</summary>
public class StopReasonTests
{
    private static readonly Dictionary<StopReason, Action> Reasons = new()
    {
        [StopReason.GradientSmall] = () =>
        {
            var f = new Beale();
            var solution = Run(new Bfgs(), new StrongWolfe(), f, f.Start, new() { GradientTolerance = 1e-5 });
            Expect(solution, StopReason.GradientSmall);
            Iterate.LargestAbsolute(f.Gradient(solution.Point)).ShouldBeLessThanOrEqualTo(1e-5);
        },
        [StopReason.StepSmall] = () =>
        {
            var solution = Run(new SteepestDescent(), new FixedStep(1e-3), Quadratic.Lecture, [4, 2], new() { StepTolerance = 1e-5, KeepPath = true, MaxIterations = 100000 });
            Expect(solution, StopReason.StepSmall);
            Iterate.LargestAbsolute(solution.Path[^1].Point - solution.Path[^2].Point).ShouldBeLessThanOrEqualTo(1e-5 * Iterate.LargestAbsolute(solution.Point));
            Iterate.LargestAbsolute(solution.Path[^2].Point - solution.Path[^3].Point).ShouldBeGreaterThan(1e-5 * Iterate.LargestAbsolute(solution.Path[^2].Point));
        },
        [StopReason.DecreaseSmall] = () =>
        {
            var solution = Run(new SteepestDescent(), new StrongWolfe(), new Rosenbrock(), [-1.2, 1], new() { DecreaseTolerance = 1e-3, KeepPath = true });
            Expect(solution, StopReason.DecreaseSmall);
            (solution.Path[^2].Value - solution.Path[^1].Value).ShouldBeInRange(0, 1e-3 * Math.Max(1, solution.Value));
        },
        [StopReason.IterationLimit] = () => Expect(Run(new SteepestDescent(), new StrongWolfe(), new Rosenbrock(), [-1.2, 1], new() { MaxIterations = 7 }), StopReason.IterationLimit).Iterations.ShouldBe(7),
        [StopReason.EvaluationLimit] = () => Expect(Run(new SteepestDescent(), new StrongWolfe(), new Rosenbrock(), [-1.2, 1], new() { MaxEvaluations = 20 }), StopReason.EvaluationLimit).FunctionCount.ShouldBeInRange(20, 80),
        [StopReason.LineSearchFailed] = () =>
        {
            // The gradient has the wrong sign: no step downhill exists along −g.
            var f = Objective.Of(1, x => x[0] * x[0], x => -2 * x);
            Expect(Run(new SteepestDescent(), new StrongWolfe(), f, [1]), StopReason.LineSearchFailed).Point.ShouldBe(Vector.Of(1));
            Expect(Run(new Bfgs(), new Backtracking(), f, [1]), StopReason.LineSearchFailed);
        },
        [StopReason.NotDescent] = () =>
        {
            var f = new Quadratic(Matrix.Of(new[,] { { -1, 0 }, { 0, -2 } }), [0, 0], [1, 1]);
            var solution = Expect(Run(new Newton(), new StrongWolfe(), f, f.Start), StopReason.NotDescent);
            TaylorModel.Of(f, solution.Point).NewtonStep().Dot(solution.Gradient).ShouldBeGreaterThanOrEqualTo(0);
        },
        [StopReason.SingularHessian] = () =>
        {
            var f = new Quadratic(Matrix.Of(new[,] { { 1, 1 }, { 1, 1 } }), [0, 0], [1, 2]);
            var solution = Expect(Run(new Newton(), new StrongWolfe(), f, f.Start), StopReason.SingularHessian);
            new LuDecomposition(f.Hessian(solution.Point)).IsSingular.ShouldBeTrue();
        },
        [StopReason.Unbounded] = () =>
        {
            var linear = Objective.Of(2, x => x[0] - x[1], _ => [1, -1]);
            foreach (var search in new LineSearch[] { new StrongWolfe(), new ExactLineSearch(), new Backtracking() })
                Expect(Run(new SteepestDescent(), search, linear, [0, 0], new() { LowestValue = -1e6, MaxIterations = 100000 }), StopReason.Unbounded).Value.ShouldBeLessThan(-1e6);
            Expect(Run(new SteepestDescent(), new StrongWolfe(), linear, [0, 0]), StopReason.Unbounded).Value.ShouldBeLessThan(-1e15);
        },
        [StopReason.NotFinite] = () =>
        {
            var f = Objective.Of(1, x => Math.Log(x[0]), x => [1 / x[0]]);
            Expect(Run(new SteepestDescent(), new StrongWolfe(), f, [-1]), StopReason.NotFinite);

            // The fixed step leaps over 0; the solution stays on this side.
            var solution = Expect(Run(new SteepestDescent(), new FixedStep(10), f, [1]), StopReason.NotFinite);
            solution.Point.ShouldBe(Vector.Of(1));
            double.IsNaN(f.Value(solution.Point - (10 * solution.Gradient))).ShouldBeTrue();
        },
    };

    public static TheoryData<StopReason> All => [.. Enum.GetValues<StopReason>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_reason_is_true(StopReason reason) => Reasons[reason]();

    [Fact]
    public void A_limit_that_is_just_reached_is_reached_and_a_value_that_is_just_the_lowest_is_not_below_it()
    {
        var f = Objective.Of(1, x => x[0] * x[0] / 2, x => x);
        Solution From1(MinimizeOptions options) => Run(new SteepestDescent(), new FixedStep(0.1), f, [1], options);
        Expect(From1(new() { GradientTolerance = 1 }), StopReason.GradientSmall).Iterations.ShouldBe(0);
        Expect(From1(new() { MaxEvaluations = 1 }), StopReason.EvaluationLimit).Iterations.ShouldBe(0);
        Expect(From1(new() { LowestValue = 0.5, MaxIterations = 0 }), StopReason.IterationLimit);
    }

    [Fact]
    public void A_value_that_rises_is_no_small_decrease()
    {
        // x ← −1.1 x.
        var f = Objective.Of(1, x => x[0] * x[0], x => 2 * x);
        Expect(Run(new SteepestDescent(), new FixedStep(1.05), f, [1], new() { DecreaseTolerance = 1e-3, MaxIterations = 5 }), StopReason.IterationLimit).Value.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_step_that_rounding_swallows_is_small_too()
    {
        // The gradient never vanishes below tolerance 0, but near the minimum no step of a trust region changes x any more.
        var f = new Rosenbrock();
        var solution = new TrustRegion(new Dogleg()).Minimize(f, f.Start, new MinimizeOptions { GradientTolerance = 0 });
        solution.Stop.ShouldBeOneOf(StopReason.StepSmall, StopReason.GradientSmall);
        solution.GradientNorm.ShouldBeLessThan(1e-12);
    }

    private static Solution Run(Direction direction, LineSearch search, IGradient f, Vector start, MinimizeOptions? options = null)
        => new Minimizer(direction, search).Minimize(f, start, options);

    private static Solution Expect(Solution solution, StopReason reason)
    {
        solution.Stop.ShouldBe(reason, solution.ToString());
        return solution;
    }
}
