using CourseKit.Losses;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Losses;

/// <summary>Every number that the lectures print for chapter 01, to the printed digits.</summary>
public class ChapterOneNumbersTests
{
    private static readonly Vector Scores = [2.0, 1.2, 4.0];
    private static readonly Vector Logits = [3.2, 5.1, -1.7];

    [Theory]
    [InlineData(0.4, 0.5, 0.2814, 0.2109, 0.1406)]
    [InlineData(1.9, 3.0, 0.4971, 0.0043, 0.0029)]
    public void The_worse_neuron_gets_the_smaller_push_from_the_squared_error(double w, double b, double error, double ofWeight, double ofBias)
    {
        var result = new SigmoidNeuron(w, b).Evaluate(1.5, 0, new MeanSquaredError());
        Printed(result.Error, 4).ShouldBe(error);
        Printed(result.Weight, 4).ShouldBe(ofWeight);
        Printed(result.Bias, 4).ShouldBe(ofBias);
    }

    [Fact]
    public void The_printed_0_2815_comes_from_the_output_rounded_to_0_7503_first()
        => Printed(new MeanSquaredError().Evaluate(Printed(new SigmoidNeuron(0.4, 0.5).Output(1.5), 4), 0).Value, 4).ShouldBe(0.2815);

    [Theory]
    [InlineData(0.4, 0.5, 1.1254, 0.7503)]
    [InlineData(1.9, 3.0, 1.4957, 0.9971)]
    public void Cross_entropy_pushes_the_worse_neuron_harder(double w, double b, double ofWeight, double ofBias)
    {
        var result = new SigmoidNeuron(w, b).Evaluate(1.5, 0, new BinaryCrossEntropy());
        Printed(result.Weight, 4).ShouldBe(ofWeight);
        Printed(result.Bias, 4).ShouldBe(ofBias);
    }

    [Theory]
    [InlineData(0.98, 0.0291)]
    [InlineData(0.0001, 13.2877)]
    public void Cross_entropy_in_bits_of_a_right_and_a_wrong_output(double output, double printed)
        => Printed(new BinaryCrossEntropy(LogBase.Two).Evaluate(output, 1).Value, 4).ShouldBe(printed);

    [Fact]
    public void Softmax_of_three_scores()
        => Softmax.At(Scores).Select(o => Printed(o, 4)).ShouldBe([0.1131, 0.0508, 0.8360]);

    [Fact]
    public void The_logistic_function_of_the_same_scores()
        => Sigmoid.At(Scores).Select(o => Printed(o, 4)).ShouldBe([0.8808, 0.7685, 0.9820]);

    [Theory]
    [InlineData(0.0508, 4.2990)]
    [InlineData(0.8360, 0.2584)]
    public void Negative_log_likelihood_in_bits_of_the_printed_probabilities(double probability, double printed)
        => Printed(new NegativeLogLikelihood(LogBase.Two).Evaluate([1 - probability, probability], 1).Value, 4).ShouldBe(printed);

    [Theory]
    [InlineData(1, 4.2979)]
    [InlineData(2, 0.2584)]
    public void From_the_unrounded_scores_class_2_is_4_2979_because_the_lecture_rounded_0_0508_first(int label, double exact)
        => Printed(new SoftmaxCrossEntropy(LogBase.Two).Evaluate(Scores, label).Value, 4).ShouldBe(exact);

    [Fact]
    public void Powers_and_probabilities_of_the_softmax_classifier()
    {
        var powers = Logits.Map(Math.Exp);
        Printed(powers[0], 1).ShouldBe(24.5);
        Printed(powers[1], 1).ShouldBe(164.0);
        Printed(powers[2], 2).ShouldBe(0.18);
        Softmax.At(Logits).Select(o => Printed(o, 2)).ShouldBe([0.13, 0.87, 0.00]);
    }

    [Fact]
    public void Natural_log_and_hinge_loss_of_the_softmax_classifier()
    {
        Printed(new SoftmaxCrossEntropy().Evaluate(Logits, 0).Value, 2).ShouldBe(2.04);
        Printed(new HingeLoss().Evaluate(Logits, 0).Value, 6).ShouldBe(2.9);
    }

    [Fact]
    public void In_bits_the_gradient_has_the_factor_that_the_lecture_leaves_out()
    {
        var nats = new SigmoidNeuron(0.4, 0.5).Evaluate(1.5, 0, new BinaryCrossEntropy());
        var bits = new SigmoidNeuron(0.4, 0.5).Evaluate(1.5, 0, new BinaryCrossEntropy(LogBase.Two));
        (bits.Weight / nats.Weight).ShouldBe(1 / Math.Log(2), 1e-12);
        (bits.Error / nats.Error).ShouldBe(1 / Math.Log(2), 1e-12);
    }

    private static double Printed(double value, int digits) => Math.Round(value, digits);
}
