using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Normalization;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

public class NetworkTraceTests
{
    [Fact]
    public void It_holds_outputs_and_gradients_of_every_layer()
    {
        var data = Blobs.Make(20, precision: Precision.Double);
        var network = new Network(2, [new Dense(5, new Tanh()), new Dense(3)], 1, Precision.Double);
        var loss = new SoftmaxCrossEntropy();

        var trace = NetworkTrace.Of(network, data.X, data.Targets, loss);

        trace.Loss.ShouldBe(network.Gradient(data.X, data.Targets, loss));
        trace.Layers[1].Output.ShouldBe(network.Predict(data.X));
        trace.Layers[1].OutputGradient.ShouldBe(loss.Evaluate(network.Predict(data.X), data.Targets).Gradient);

        // Before the activation's slope is multiplied in: δ of the next layer times its weights.
        trace.Layers[0].OutputGradient!.IsCloseTo(trace.Layers[1].OutputGradient! * network.ParametersOf(1)[0].Transpose(), 1e-14).ShouldBeTrue();
        trace.Layers[0].Gradients["W"].ShouldBe(network.GradientsOf(0)[0]);
        trace.Layers[0].ParameterGradientNorm.ShouldBe(Math.Sqrt(network.GradientsOf(0).Sum(g => g.Hadamard(g).Sum())), 1e-12);
        trace.ToString().ShouldContain("Dense 5, tanh", Case.Insensitive);
        trace.ToHtml().ShouldContain("<table");
    }

    [Fact]
    public void Tracing_leaves_parameters_averages_and_streams_as_they_were()
    {
        var data = Blobs.Make(20);
        var network = new Network(2, [new Dense(5), new BatchNorm(), new Dropout(0.5), new Dense(3)], 1);
        var copy = network.Copy();
        NetworkTrace.Of(network, data.X, data.Targets, new SoftmaxCrossEntropy());
        network.Parameters.ShouldBe(copy.Parameters);
        network.AllStatistics().ShouldBe(copy.AllStatistics());
        network.RandomOf(2).State.ShouldBe(copy.RandomOf(2).State);
        network.Frozen = 2;
        var trace = NetworkTrace.Of(network, data.X, data.Targets, new SoftmaxCrossEntropy());
        trace.Layers[1].OutputGradient.ShouldBeNull();
        trace.ToString().ShouldNotContain("NaN");
    }

    [Fact]
    public void Observers_keep_what_they_saw()
    {
        var (norms, dead, outputs) = (new GradientNorms(2), new DeadUnits(), new LayerOutputs());
        var network = new Network(2, [new Dense(6, new ReLU()), new Dense(3)], 1);
        network.ParametersOf(0)[1][0, 4] = -100;
        new Trainer(network, new GradientDescent(0.01), new SoftmaxCrossEntropy()) { BatchSize = 20, Callbacks = [norms, dead, outputs] }.Train(Blobs.Make(60), 2);

        norms.Steps.ShouldBe([1, 3, 5]);
        norms.Of(0).ShouldAllBe(norm => norm > 0);
        dead.Layers.ShouldBe([0]);
        dead.Of(0).Count.ShouldBe(2);
        dead.Of(0).ShouldAllBe(count => count >= 1);
        outputs.Of(0).Count.ShouldBe(6);
        outputs.Of(0).ShouldAllBe(moments => moments.Mean > 0 && moments.Deviation > 0);
        Should.Throw<ArgumentException>(() => dead.Of(1)).Message.ShouldContain("layer 1 has no ReLU");
    }
}
