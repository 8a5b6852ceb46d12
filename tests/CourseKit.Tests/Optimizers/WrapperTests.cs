using CourseKit.Optimizers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Optimizers;

public class WrapperTests
{
    [Fact]
    public void Clipping_by_value_keeps_each_gradient_within_its_bounds()
        => Update(new ClipByValue(new GradientDescent(1), 2), [5, -0.5, -7], [0, 0, 0]).ShouldBe([-2, 0.5, 2]);

    [Fact]
    public void Clipping_by_norm_keeps_the_direction()
    {
        Update(new ClipByNorm(new GradientDescent(1), 1), [3, -4], [0, 0]).IsCloseTo([-0.6, 0.8], 1e-15).ShouldBeTrue();
        Update(new ClipByNorm(new GradientDescent(1), 10), [3, -4], [0, 0]).ShouldBe([-3, 4]);
    }

    [Fact]
    public void The_norm_of_large_single_precision_gradients_does_not_overflow()
    {
        var Θ = new Vector(2, Precision.Single);
        var optimizer = new ClipByNorm(new GradientDescent(1), 1);
        optimizer.Update(optimizer.Init(Θ), new Vector(new float[] { 3e30f, 4e30f }), Θ).IsCloseTo([-0.6, -0.8], 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void An_infinite_gradient_under_clipping_by_norm_is_not_hidden()
        => double.IsNaN(Update(new ClipByNorm(new GradientDescent(1), 1), [double.PositiveInfinity, 1], [0, 0])[0]).ShouldBeTrue();

    [Fact]
    public void Under_gradient_descent_a_penalty_and_a_decoupled_decay_are_the_same_and_under_Adam_they_are_not()
    {
        Vector g = [1, -100], Θ = [3, 4];
        Update(new WeightDecay(new GradientDescent(0.1), 0.5), g, Θ).IsCloseTo(Update(new DecoupledWeightDecay(new GradientDescent(0.1), 0.5), g, Θ), 1e-12).ShouldBeTrue();
        Update(new WeightDecay(new Adam(0.1), 0.5), g, Θ).IsCloseTo(Update(new DecoupledWeightDecay(new Adam(0.1), 0.5), g, Θ), 0.1).ShouldBeFalse();
    }

    [Fact]
    public void The_lectures_weight_decay_factor_is_0_96()
    {
        // (5.22): Θ ← (1 − 2ρλ)Θ − ρ∇J with ρ = 0.01, λ = 2; the gradient of λ‖Θ‖² is 2λΘ.
        Vector Θ = [1];
        var optimizer = new WeightDecay(new GradientDescent(0.01), 2 * 2);
        optimizer.Step(optimizer.Init(Θ), [0], Θ);
        Θ[0].ShouldBe(0.96, 1e-15);
    }

    [Fact]
    public void AdamW_is_Adam_with_decoupled_decay()
        => new AdamW(0.05, weightDecay: 0.1).Minimize(OptimizerGolden.Gradient, OptimizerGolden.Start, 100).Last
            .IsCloseTo(new DecoupledWeightDecay(new Adam(0.05), 0.1).Minimize(OptimizerGolden.Gradient, OptimizerGolden.Start, 100).Last, 1e-12).ShouldBeTrue();

    [Fact]
    public void A_gain_grows_while_the_gradient_keeps_its_sign_and_shrinks_when_it_flips()
    {
        var optimizer = new SignAnnealing(new GradientDescent(1), growth: 0.5, shrink: 0.5, least: 0.2, most: 2.2);
        Vector Θ = [0];
        var state = optimizer.Init(Θ);
        var gains = new List<double>();
        foreach (var g in new double[] { 1, 2, 3, 4, -1, -1, 0, 1, -1, 1, -1, 1 })
        {
            var before = Θ[0];
            optimizer.Step(state, [g], Θ);
            gains.Add(state.Vectors["gain"][0]);
            Θ[0].ShouldBe(before - (gains[^1] * g), 1e-12);
        }

        gains.ShouldBe([1, 1.5, 2, 2.2, 1.1, 1.6, 1.6, 1.6, 0.8, 0.4, 0.2, 0.2], 1e-12);
    }

    [Fact]
    public void Both_averages_are_those_of_the_independent_implementation()
    {
        foreach (var wrapper in AllOptimizers.Wrappers.OfType<ParameterAverage>())
        {
            var golden = OptimizerGolden.TraceOf(wrapper);
            var optimizer = (ParameterAverage)(wrapper with { LearningRate = golden.GetProperty("rate").GetDouble() });
            var Θ = OptimizerGolden.Start;
            var state = optimizer.Init(Θ);
            for (var t = 0; t < 200; t++)
                optimizer.Step(state, OptimizerGolden.Gradient(Θ), Θ);
            optimizer.In(state).IsCloseTo(OptimizerGolden.Numbers(golden.GetProperty("average")), 1e-12, 1e-12).ShouldBeTrue(wrapper.Name);
        }
    }

    [Fact]
    public void An_average_sees_the_parameters_whatever_is_wrapped_around_it()
    {
        var inside = new DecoupledWeightDecay(new MeanAverage(new GradientDescent(0.1)), 0);
        Vector Θ = [1];
        var state = inside.Init(Θ);
        double sum = 0;
        for (var t = 0; t < 5; t++)
        {
            inside.Step(state, [1], Θ);
            sum += Θ[0];
        }

        new MeanAverage(new GradientDescent(0.1)).In(state)[0].ShouldBe(sum / 5, 1e-15);
    }

    [Fact]
    public void Slots_of_the_same_name_are_told_apart()
    {
        var optimizer = new SignAnnealing(new SignAnnealing(new Momentum(0.1)));
        optimizer.Init([1]).Vectors.Keys.Order(StringComparer.Ordinal).ShouldBe(["gain", "gain 2", "last gradient", "last gradient 2", "v"]);
    }

    private static Vector Update(Optimizer optimizer, Vector gradient, Vector parameters) => optimizer.Update(optimizer.Init(parameters), gradient, parameters);
}
