using CourseKit.Regularization;
using CourseKit.Tensors;

namespace CourseKit.Tests.Regularization;

public class StoppingRuleTests
{
    [Fact]
    public void The_naive_rule_stops_at_the_first_rise_and_keeps_the_parameters_before_it()
    {
        var (epoch, state) = Run(new NaiveStopping(), [5, 4, 4, 3, 3.1, 1]);
        epoch.ShouldBe(5);
        state.BestEpoch.ShouldBe(4);
        state.BestLoss.ShouldBe(3);
        state.BestParameters.ShouldBe([4]);
    }

    [Fact]
    public void Patience_lets_the_loss_jump_and_finds_the_later_minimum()
    {
        var (epoch, state) = Run(new EarlyStopping(3), [5, 4, 4.5, 4.2, 3, 3, 3.5, 3.2, 1]);
        epoch.ShouldBe(8);
        state.BestEpoch.ShouldBe(5);
        state.BestParameters.ShouldBe([5]);
        state.Waited.ShouldBe(3);
    }

    [Fact]
    public void Only_every_qth_epoch_counts()
    {
        // Due: epochs 2, 4, 6, 8, 10.
        var (epoch, state) = Run(new EarlyStopping(2, Every: 2), [0, 5, 0, 4, 0, 6, 0, 7, 0, 1]);
        epoch.ShouldBe(8);
        state.BestEpoch.ShouldBe(4);
        new EarlyStopping(2, Every: 2).Observe(new EarlyStopping(2, Every: 2).Init([1]), 1, double.NaN, [1]).ShouldBe(StoppingDecision.NotDue);
    }

    [Fact]
    public void The_decisions_say_what_happened()
    {
        var rule = new EarlyStopping(2, LeastImprovement: 0.1);
        var state = rule.Init([0]);
        double[] losses = [1, 0.95, 0.8, 0.8, 0.75];
        losses.Select((loss, i) => rule.Observe(state, i + 1, loss, [i])).ShouldBe(
            [StoppingDecision.Improved, StoppingDecision.Waiting, StoppingDecision.Improved, StoppingDecision.Waiting, StoppingDecision.Stop]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_loss_that_is_not_finite_stops_at_once_and_the_best_parameters_are_kept(double loss)
    {
        foreach (StoppingRule rule in new StoppingRule[] { new NaiveStopping(), new EarlyStopping(100) })
        {
            var (epoch, state) = Run(rule, [3, 2, loss, 1]);
            epoch.ShouldBe(3);
            state.BestParameters.ShouldBe([2]);
            var first = Run(rule, [loss]);
            first.State.BestParameters.ShouldBe([0]);
            first.State.BestEpoch.ShouldBe(0);
        }
    }

    [Fact]
    public void The_best_parameters_are_a_copy_and_can_be_put_back()
    {
        var rule = new EarlyStopping(1);
        Vector Θ = [1, 2];
        var state = rule.Init(Θ);
        rule.Observe(state, 1, 0.5, Θ);
        Θ[0] = 100;
        rule.Observe(state, 2, 0.9, Θ).ShouldBe(StoppingDecision.Stop);
        state.RestoreBest(Θ);
        Θ.ShouldBe([1, 2]);
    }

    [Fact]
    public void A_stored_state_goes_on_as_if_nothing_had_happened()
    {
        double[] losses = [5, 4, 4.5, 4.2, 4.1, 4.0, 1];
        for (var cut = 1; cut < 5; cut++)
        {
            var rule = new EarlyStopping(4);
            var state = rule.Init([0]);
            for (var epoch = 1; epoch <= 7; epoch++)
            {
                if (epoch == cut)
                    state = rule.Restore(state.Numbers, state.BestParameters);
                if (rule.Observe(state, epoch, losses[epoch - 1], [epoch]) == StoppingDecision.Stop)
                    break;
            }

            state.Epoch.ShouldBe(6);
            state.BestParameters.ShouldBe([2]);
        }

        Should.Throw<ArgumentException>(() => new EarlyStopping().Restore(new Dictionary<string, double>(), [1])).Message.ShouldContain("«best loss»");
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlyStopping(0)).Message.ShouldStartWith("Patience must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlyStopping(1, 0)).Message.ShouldStartWith("Every must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlyStopping(1, 1, -1)).Message.ShouldStartWith("LeastImprovement must be in [0, ∞), got -1");
        var rule = new EarlyStopping();
        var state = rule.Init([1, 2]);
        Should.Throw<ShapeException>(() => rule.Observe(state, 1, 1, [1])).Message.ShouldBe("Early stopping: there are 1 parameters, the state was made for 2: both must be the same");
        Should.Throw<ArgumentException>(() => rule.Observe(state, 1, 1, new Vector(2, Precision.Single))).Message.ShouldContain("precision Single");
        rule.Observe(state, 3, 1, [1, 2]);
        Should.Throw<ArgumentOutOfRangeException>(() => rule.Observe(state, 3, 1, [1, 2])).Message.ShouldStartWith("epoch must be ≥ 4, got 3");
    }

    // The parameters after epoch n are [n].
    private static (int Epoch, StoppingState State) Run(StoppingRule rule, double[] losses)
    {
        var state = rule.Init([0]);
        for (var epoch = 1; epoch <= losses.Length; epoch++)
        {
            if (rule.Observe(state, epoch, losses[epoch - 1], [epoch]) == StoppingDecision.Stop)
                return (epoch, state);
        }

        throw new InvalidOperationException("the rule never stopped");
    }
}
