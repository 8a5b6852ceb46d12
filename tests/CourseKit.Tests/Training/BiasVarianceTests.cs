using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

public class BiasVarianceTests
{
    private static readonly BiasVariance[] ByDegree =
        [.. Enumerable.Range(1, 12).Select(degree => BiasVariance.Simulate(x => Math.Sin(2 * Math.PI * x), degree, 0.3, new RandomStream(20)))];

    [Fact]
    public void Bias_variance_and_noise_add_up_to_the_measured_error_at_every_degree()
    {
        foreach (var result in ByDegree)
        {
            result.StandardError.ShouldBeInRange(1e-4, 0.05 * result.Measured);
            (result.Measured - result.Sum).ShouldBe(0, 4 * result.StandardError, $"degree {result.Degree}");
        }
    }

    [Fact]
    public void Bias_falls_and_variance_grows_with_the_degree()
    {
        ByDegree[0].BiasSquared.ShouldBeGreaterThan(0.1);
        ByDegree[6].BiasSquared.ShouldBeLessThan(0.005);
        ByDegree[0].Variance.ShouldBeLessThan(0.02);
        ByDegree[11].Variance.ShouldBeGreaterThan(2 * ByDegree[2].Variance);
        ByDegree.MinBy(result => result.Measured)!.Degree.ShouldBeInRange(3, 6);
    }

    [Fact]
    public void The_variance_of_linear_regression_is_that_of_theory()
    {
        // For a straight line and a large, even sample the variance, averaged over the interval, is 2σ²/n.
        var result = BiasVariance.Simulate(x => x, 1, 0.5, new RandomStream(1), samples: 100, trials: 2000);
        result.Variance.ShouldBe(2 * 0.25 / 100, 0.05 * 0.005);
        result.BiasSquared.ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void Without_noise_a_fitting_degree_has_no_error()
        => BiasVariance.Simulate(x => x * x, 2, 0, new RandomStream(1)).Measured.ShouldBe(0, 1e-20);

    [Fact]
    public void It_repeats_and_misuse_is_named()
    {
        BiasVariance Run() => BiasVariance.Simulate(Math.Sin, 3, 0.1, new RandomStream(8), trials: 5);
        Run().ShouldBe(Run());
        Should.Throw<ArgumentOutOfRangeException>(() => BiasVariance.Simulate(Math.Sin, 30, 0.1, new RandomStream(1))).Message.ShouldContain("samples must be > degree = 30, got 30");
        Should.Throw<ArgumentOutOfRangeException>(() => BiasVariance.Simulate(Math.Sin, 3, 0.1, new RandomStream(1), low: 1, high: 1));
    }
}
