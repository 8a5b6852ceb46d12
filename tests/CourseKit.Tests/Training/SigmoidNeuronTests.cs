using CourseKit.Losses;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

public class SigmoidNeuronTests
{
    [Fact]
    public void The_saturated_neuron_stalls_under_the_squared_error_and_recovers_under_cross_entropy()
    {
        var start = new SigmoidNeuron(1.9, 3.0);
        var squared = start.Train(1.5, 0, new MeanSquaredError(), 0.15, 300);
        var crossed = start.Train(1.5, 0, new BinaryCrossEntropy(), 0.15, 300);
        squared.Errors.Length.ShouldBe(301);
        squared.Errors[0].ShouldBe(0.4971, 5e-5);
        squared.Errors[50].ShouldBeGreaterThan(0.48, "after 50 steps it has hardly moved");
        crossed.Neuron.Output(1.5).ShouldBeLessThan(0.02);
        squared.Neuron.Output(1.5).ShouldBeGreaterThan(crossed.Neuron.Output(1.5));
    }

    [Theory]
    [InlineData(0.4, 0.5)]
    [InlineData(-3, 1)]
    public void Its_gradient_agrees_with_finite_differences(double w, double b)
    {
        foreach (var loss in AllLosses.Table.Where(loss => loss.Targets is TargetKind.Real or TargetKind.Probability))
        {
            const double h = 1e-6;
            var gradient = new SigmoidNeuron(w, b).Evaluate(1.5, 1, loss);
            double E(double dw, double db) => new SigmoidNeuron(w + dw, b + db).Evaluate(1.5, 1, loss).Error;
            gradient.Weight.ShouldBe((E(h, 0) - E(-h, 0)) / (2 * h), 1e-7, loss.Name);
            gradient.Bias.ShouldBe((E(0, h) - E(0, -h)) / (2 * h), 1e-7, loss.Name);
        }
    }

    [Fact]
    public void Far_into_saturation_the_cross_entropy_gradient_is_still_there()
    {
        var gradient = new SigmoidNeuron(100, 0).Evaluate(10, 0, new BinaryCrossEntropy());
        gradient.Bias.ShouldBe(1);
        gradient.Error.ShouldBe(1000);
        new SigmoidNeuron(100, 0).Evaluate(10, 0, new MeanSquaredError()).Bias.ShouldBe(0);
    }

    [Fact]
    public void Several_inputs_and_misuse()
    {
        var neuron = new SigmoidNeuron([1, 2], 0.5);
        neuron.Output([1, -1]).ShouldBe(Sigmoid.At(-0.5));
        neuron.Evaluate([1, -1], 1, new BinaryCrossEntropy()).Weights.Length.ShouldBe(2);
        Should.Throw<ShapeException>(() => neuron.Output([1]));
        Should.Throw<ArgumentOutOfRangeException>(() => neuron.Train([1, 1], 0, new MeanSquaredError(), 0, 1)).Message.ShouldContain("learningRate must be in (0, ∞), got 0");
    }
}
