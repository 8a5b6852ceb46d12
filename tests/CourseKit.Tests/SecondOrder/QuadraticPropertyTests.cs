using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Directions;
using CourseKit.SecondOrder.LineSearches;
using CourseKit.SecondOrder.Problems;
using CourseKit.SecondOrder.TrustRegions;
using CourseKit.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.SecondOrder;

/// <summary>Random quadratics of any dimension, place and scale: everything must find the one minimum.</summary>
public class QuadraticPropertyTests
{
    [Fact]
    public void Every_method_finds_the_minimum_of_a_random_quadratic()
    {
        MinimizationMethod[] methods =
        [
            new Minimizer(new Newton(), new StrongWolfe()),
            new Minimizer(new DampedNewton(), new ExactLineSearch()),
            new Minimizer(new ModifiedNewton(), new Backtracking()),
            new Minimizer(new HessianFree(), new StrongWolfe()),
            new Minimizer(new PolakRibiere(), new ExactLineSearch()),
            new Minimizer(new FletcherReeves { RestartEvery = 6 }, new QuadraticStep()),
            new Minimizer(new Bfgs(), new StrongWolfe()),
            new Minimizer(new Lbfgs(5), new StrongWolfe()),
            new TrustRegion(new Dogleg()),
            new TrustRegion(new Steihaug()),
            new LinearConjugateGradient(),
        ];
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            var stream = new RandomStream(seed);
            var n = stream.NextInt(1, 7);
            var b = stream.Normal(n, n);
            var scale = Math.Pow(10, stream.NextUniform(-3, 3));
            var f = new Quadratic(scale * ((b.TimesTranspose(b) / n) + (0.1 * Matrix.Identity(n))), stream.NormalVector(n, 0, 3), stream.NormalVector(n, 0, 3));
            foreach (var method in methods)
            {
                var solution = method.Minimize(f, f.Start, new MinimizeOptions { GradientTolerance = 1e-7 * scale, MaxIterations = 2000 });
                solution.Stop.ShouldBe(StopReason.GradientSmall, $"seed {seed}: {solution}");
                solution.Point.IsCloseTo(f.Minima[0], 1e-5).ShouldBeTrue($"seed {seed}: {solution}");
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_start_in_single_precision_is_taken_as_it_is()
    {
        var solution = new Minimizer(new Bfgs(), new StrongWolfe()).Minimize(Quadratic.Lecture, new Vector([4f, 2f]));
        solution.Point.Precision.ShouldBe(Precision.Double);
        solution.Point.IsCloseTo([2, 1], 1e-8).ShouldBeTrue();
    }
}
