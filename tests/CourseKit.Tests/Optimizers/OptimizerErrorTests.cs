using CourseKit.Optimizers;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Tests.Optimizers;

public class OptimizerErrorTests
{
    [Fact]
    public void A_parameter_out_of_range_is_named_with_its_range()
    {
        Message(() => new Adam(-0.1)).ShouldStartWith("learningRate must be in (0, ∞), got -0.1");
        Message(() => new GradientDescent(double.NaN)).ShouldStartWith("learningRate must be in (0, ∞), got NaN");
        Message(() => new Adam(decay1: 1)).ShouldStartWith("decay1 must be in [0, 1), got 1");
        Message(() => new AdaGrad(epsilon: 0)).ShouldStartWith("epsilon must be in (0, ∞), got 0");
        Message(() => new Momentum(0.1, 1.5)).ShouldStartWith("momentum must be in [0, 1), got 1.5");
        Message(() => new AdamW(weightDecay: -1)).ShouldStartWith("weightDecay must be in [0, ∞), got -1");
        Message(() => new ClipByNorm(new Adam(), 0)).ShouldStartWith("most must be in (0, ∞), got 0");
        Message(() => new Adam() with { Epsilon = -1 }).ShouldStartWith("epsilon must be in (0, ∞), got -1");
        Message(() => new ClipByNorm(new Adam(), 1) with { LearningRate = 0 }).ShouldStartWith("learningRate must be in (0, ∞), got 0");
    }

    [Fact]
    public void A_schedule_that_leaves_its_range_is_stopped_with_the_step()
    {
        var optimizer = new Momentum(0.1, new FunctionSchedule(t => 0.5 * t));
        Should.Throw<InvalidOperationException>(() => optimizer.Minimize(x => x, [1], 5)).Message.ShouldBe("Momentum: momentum at step 2 must be in [0, 1), got 1");
        var other = new GradientDescent(new FunctionSchedule(t => 0.1 - (0.1 * t)));
        Should.Throw<InvalidOperationException>(() => other.Minimize(x => x, [1], 5)).Message.ShouldBe("Gradient descent: learningRate at step 2 must be in [0, ∞), got -0.1");
    }

    [Fact]
    public void Lengths_that_differ_are_named()
    {
        var adam = new Adam();
        var state = adam.Init([1, 2]);
        Should.Throw<ShapeException>(() => adam.Step(state, [1, 2, 3], [1, 2])).Message
            .ShouldBe("Adam: the gradient has 3 numbers, the parameters 2, the state was made for 2: all three must have the same length");
        Should.Throw<ShapeException>(() => adam.Init([])).Message.ShouldContain("0 parameters");
    }

    [Fact]
    public void Precisions_that_differ_are_named()
    {
        var adam = new Adam();
        Vector Θ = [1, 2];
        Should.Throw<ArgumentException>(() => adam.Step(adam.Init(Θ), Θ.To(Precision.Single), Θ)).Message.ShouldContain("the gradient has precision Single, the parameters Double");
    }

    [Fact]
    public void The_state_of_another_optimizer_is_refused()
    {
        Vector Θ = [1, 2];
        Should.Throw<ArgumentException>(() => new Adam().Step(new Momentum(0.1).Init(Θ), Θ, Θ)).Message.ShouldBe("Adam: the state is that of Momentum: make one with this optimizer's Init");
        Should.Throw<ArgumentException>(() => new RMSProp().Step(new Momentum(0.1).Init(Θ), Θ, Θ));

        // More than it would need is another's as well.
        Should.Throw<ArgumentException>(() => new GradientDescent(0.1).Step(new Momentum(0.1).Init(Θ), Θ, Θ));
        Should.Throw<ArgumentException>(() => new MeanAverage(new Adam()).In(new Adam().Init(Θ)));
    }

    [Fact]
    public void A_stored_state_that_does_not_fit_is_refused()
    {
        Vector Θ = [1, 2];
        var stored = new Momentum(0.1).Init(Θ);
        Should.Throw<ArgumentException>(() => new Adam().Restore(stored.Vectors, stored.Numbers, Θ)).Message
            .ShouldBe("Adam: the stored vectors must be [r, v], got [v]: are they another optimizer's?");
        Should.Throw<ArgumentException>(() => new Momentum(0.1).Restore(stored.Vectors, stored.Numbers, [1, 2, 3])).Message.ShouldContain("\"v\" has 2 numbers");
        Should.Throw<ArgumentException>(() => new Momentum(0.1).Restore(stored.Vectors, new Dictionary<string, double> { ["steps"] = 1.5 }, Θ)).Message.ShouldContain("whole number");
    }

    [Fact]
    public void A_run_that_leaves_the_finite_numbers_ends_its_path_there()
    {
        var path = new GradientDescent(3).Minimize(x => x * 1e100, [1], 100);
        path.Diverged.ShouldBeTrue();
        path.Points.ShouldAllBe(point => point.All(double.IsFinite));
        path.Points.Count.ShouldBeLessThan(10);
    }

    private static string Message(Func<object> make) => Should.Throw<ArgumentOutOfRangeException>(make).Message;
}
