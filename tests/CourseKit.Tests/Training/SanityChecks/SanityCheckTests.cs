using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Training;

namespace CourseKit.Tests.Training.SanityChecks;

public class SanityCheckTests
{
    private static readonly Examples Data = Blobs.Make(200);

    [Fact]
    public void A_sound_network_passes_all_and_stays_as_it_was()
    {
        var network = Net();
        var before = network.Copy();
        var report = CourseKit.Training.SanityChecks.All(Make(network, 0.01), Data);
        report.Passed.ShouldBeTrue(report.ToString());
        report.Checks.Count.ShouldBe(3);
        report.ToHtml().ShouldContain("ln 3 = 1.0986");
        network.Parameters.ShouldBe(before.Parameters);
    }

    [Fact]
    public void Too_large_a_start_is_seen_in_the_first_loss()
    {
        var network = Net();
        (network.Parameters * 30).CopyTo(network.Parameters);
        var check = CourseKit.Training.SanityChecks.InitialLoss(Make(network, 0.01), Data);
        check.Passed.ShouldBeFalse();
        check.Advice.ShouldContain("weights");
        Should.Throw<ArgumentException>(() => CourseKit.Training.SanityChecks.InitialLoss(new Trainer(network, new Adam(), new MeanSquaredError()), Data)).Message.ShouldContain("depends on the data");
    }

    [Fact]
    public void Too_small_a_rate_does_not_learn_a_few_by_heart()
        => CourseKit.Training.SanityChecks.OverfitsFew(Make(Net(), 1e-7), Data, 20, 20).Passed.ShouldBeFalse();

    [Fact]
    public void A_wrong_way_back_is_seen()
    {
        var network = new Network(2, [new Dense(8), new Liar(), new Dense(3)], 1);
        CourseKit.Training.SanityChecks.Gradients(Make(network, 0.01), Data).Passed.ShouldBeFalse();
    }

    [Fact]
    public void The_rate_test_suggests_a_rate_that_learns()
    {
        var network = Net();
        var before = network.Copy();
        var test = RateTest.Run(Make(network, 0.01) with { BatchSize = 50 }, Data, 1e-4, 1e4);
        test.Rates[0].ShouldBe(1e-4, 1e-12);
        test.Rates.Count.ShouldBe(test.Losses.Count);
        test.Suggestion.ShouldBeInRange(1e-3, 10);
        test.ToString().ShouldContain("suggested");
        network.Parameters.ShouldBe(before.Parameters);
        new Trainer(network, new GradientDescent(test.Suggestion), new SoftmaxCrossEntropy()) { BatchSize = 50 }.Train(Data, 20).Last.Accuracy.ShouldBeGreaterThan(0.9);
        Should.Throw<ArgumentOutOfRangeException>(() => RateTest.Run(Make(network, 0.01), Data, 1, 0.5)).Message.ShouldContain("to must be in (1, ∞), got 0.5");
    }

    private static Network Net() => new(2, [new Dense(16, new Tanh()) { Start = new CourseKit.Initialization.Gaussian(0.1) }, new Dense(3) { Start = new CourseKit.Initialization.Gaussian(0.1) }], 1);

    private static Trainer Make(Network network, double rate) => new(network, new GradientDescent(rate), new SoftmaxCrossEntropy());

    /// <summary>o = 2x, whose way back says 3.</summary>
    private sealed record Liar : Layer
    {
        public override string Name => "Liar";

        public override string Formula => "2x";

        public override CourseKit.Tensors.TensorShape OutputShape(CourseKit.Tensors.TensorShape input) => input;

        protected internal override void Forward<T>(LayerPass pass)
        {
            var x = pass.Input.AsSpan<T>();
            var o = pass.Output.AsSpan<T>();
            for (var i = 0; i < x.Length; i++)
                o[i] = x[i] + x[i];
        }

        protected internal override void Backward<T>(LayerPass pass)
        {
            var g = pass.OutputGradient.AsSpan<T>();
            var of = pass.InputGradient!.AsSpan<T>();
            for (var i = 0; i < g.Length; i++)
                of[i] = g[i] + g[i] + g[i];
        }
    }
}
