using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Tests.Losses;

/// <summary>What happens at 0, at 1 and far out.</summary>
public class LossLimitTests
{
    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 1, 0, -1)]
    [InlineData(0, 1, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(1, 0, double.PositiveInfinity, double.PositiveInfinity)]
    public void Cross_entropy_at_certainty_is_0_or_infinite_but_never_NaN(double output, double target, double value, double gradient)
    {
        new BinaryCrossEntropy().Evaluate(output, target).ShouldBe((value, gradient));
        var bits = new BinaryCrossEntropy(LogBase.Two).Evaluate(output, target);
        bits.Value.ShouldBe(value);
        bits.Gradient.ShouldBe(gradient * (1 / Math.Log(2)));
    }

    [Fact]
    public void Negative_log_likelihood_at_certainty_is_0_or_infinite()
    {
        new NegativeLogLikelihood().Evaluate([0, 1], 1).Value.ShouldBe(0);
        var wrong = new NegativeLogLikelihood().Evaluate([0, 1], 0);
        wrong.Value.ShouldBe(double.PositiveInfinity);
        wrong.Gradient.ToArray().ShouldBe([double.NegativeInfinity, 0]);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Scores_of_a_thousand_are_as_good_as_any(Precision precision)
    {
        Vector scores = Vector.Of(1000, -1000, 999).To(precision);
        var probabilities = Softmax.At(scores);
        probabilities[0].ShouldBe(1 / (1 + Math.Exp(-1)), 1e-7);
        probabilities[1].ShouldBe(0);
        var (value, gradient) = new SoftmaxCrossEntropy().Evaluate(scores, 1);
        value.ShouldBe(2000 + Math.Log(1 + Math.Exp(-1)), 1e-4);
        gradient[1].ShouldBe(-1);
        new SigmoidCrossEntropy().Evaluate(Vector.Of(-1000, 1000).To(precision), Vector.Of(1, 0)).Value.ShouldBe(2000);
    }

    [Fact]
    public void Infinite_scores_are_certain()
    {
        Softmax.At([double.PositiveInfinity, 0, double.NegativeInfinity]).ToArray().ShouldBe([1, 0, 0]);
        new SoftmaxCrossEntropy().Evaluate([double.PositiveInfinity, 0], 0).Value.ShouldBe(0);
        new SoftmaxCrossEntropy().Evaluate([double.PositiveInfinity, 0], 1).Value.ShouldBe(double.PositiveInfinity);
        new SoftmaxCrossEntropy().Evaluate([double.NegativeInfinity, 0], 1).Value.ShouldBe(0);
        new SigmoidCrossEntropy().Evaluate(double.PositiveInfinity, 1).ShouldBe((0, 0));
        new SigmoidCrossEntropy().Evaluate(double.NegativeInfinity, 1).ShouldBe((double.PositiveInfinity, -1));
    }

    [Fact]
    public void A_nearly_certain_sigmoid_keeps_its_digits()
    {
        new SigmoidCrossEntropy().Evaluate(40.0, 1).Value.ShouldBe(Math.Exp(-40), 1e-30);
        Sigmoid.Derivative(-700).ShouldBe(Math.Exp(-700), 1e-315);
        Sigmoid.At(-1000).ShouldBe(0);
        Sigmoid.At(1000).ShouldBe(1);
    }

    [Fact]
    public void The_fused_losses_are_the_composed_ones()
    {
        Vector scores = [0.3, -1.2, 2.5];
        for (var label = 0; label < 3; label++)
        {
            var fused = new SoftmaxCrossEntropy().Evaluate(scores, label);
            var composed = new NegativeLogLikelihood().After(OutputActivation.Softmax).Evaluate(scores, label);
            fused.Value.ShouldBe(composed.Value, 1e-14);
            fused.Gradient.IsCloseTo(composed.Gradient, 1e-14).ShouldBeTrue();
            fused.Gradient.IsCloseTo(Softmax.At(scores) - Matrix.OneHot([label], 3).Row(0), 1e-15).ShouldBeTrue();
        }
    }

    [Fact]
    public void Hinge_takes_the_subgradient_0_at_its_kink()
    {
        new HingeLoss().Evaluate([1.0, 0.0], 0).Gradient.ToArray().ShouldBe([0, 0]);
        new HingeLoss().Evaluate([1.0, 0.001], 0).Gradient.ToArray().ShouldBe([-1, 1]);
        new HingeLoss().Evaluate([0.0, 0.0, 0.0], 1).ShouldSatisfyAllConditions(
            result => result.Value.ShouldBe(2),
            result => result.Gradient.ToArray().ShouldBe([1, -2, 1]));
    }

    [Fact]
    public void A_batch_without_rows_is_an_error_not_a_division_by_0()
        => Should.Throw<ShapeException>(() => new MeanSquaredError().Evaluate(Matrix.Zeros(0, 3), Matrix.Zeros(0, 3)));
}
