using CourseKit.Activations;
using CourseKit.Initialization;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

public class TransferTests
{
    [Fact]
    public void A_new_head_stands_on_the_kept_layers()
    {
        var network = new Network(4, [new Dense(6, new ReLU()), new Dense(5, new ReLU()), new Dense(3)], 1);
        var other = network.WithHead(2, [new Dense(7)]);
        other.Layers.Count.ShouldBe(3);
        other.Output.Size.ShouldBe(7);
        other.ParametersOf(1)[0].ShouldBe(network.ParametersOf(1)[0]);
        other.ParametersOf(1)[0][0, 0] = 99;
        network.ParametersOf(1)[0][0, 0].ShouldNotBe(99);
        Should.Throw<ArgumentOutOfRangeException>(() => network.WithHead(4, [])).Message.ShouldContain("layers must be in 0 … 3, got 4");
    }

    [Fact]
    public void Features_computed_once_train_a_head_as_frozen_layers_do()
    {
        var data = Blobs.Make(60);
        var network = new Network(2, [new Dense(6, new ReLU()), new Dense(3)], 1);
        var frozen = network.Copy();
        frozen.Frozen = 1;
        new Trainer(frozen, new Adam(0.01), new SoftmaxCrossEntropy()) { BatchSize = 60 }.Train(data, 5);

        var head = new Network(6, [new Dense(3)], 1);
        network.ParametersOf(1)[0].CopyTo(head.ParametersOf(0)[0]);
        var features = new Examples(network.First(1).Predict(data.X), [.. data.Labels!], 3);
        new Trainer(head, new Adam(0.01), new SoftmaxCrossEntropy()) { BatchSize = 60 }.Train(features, 5);

        head.ParametersOf(0)[0].IsCloseTo(frozen.ParametersOf(1)[0], 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void An_optimizer_given_the_parameters_and_gradients_behind_frozen_layers_trains_these_alone()
    {
        var data = Blobs.Make(60);
        var network = new Network(2, [new Dense(6, new ReLU()), new Dense(4, new Tanh()), new Dense(3)], 1) { Frozen = 1 };
        var trained = network.Copy();
        new Trainer(trained, new Adam(0.01), new SoftmaxCrossEntropy()) { BatchSize = 60 }.Train(data, 3);

        var (parameters, gradients, adam) = (network.ParametersFrom(1), network.GradientsFrom(1), new Adam(0.01));
        var state = adam.Init(parameters);
        for (var step = 0; step < 3; step++)
        {
            network.Gradient(data.X, data.Targets, new SoftmaxCrossEntropy());
            adam.Step(state, gradients, parameters);
        }

        network.Parameters.IsCloseTo(trained.Parameters, 1e-5).ShouldBeTrue();
        gradients.Length.ShouldBe((6 * 4) + 4 + (4 * 3) + 3);
    }

    [Fact]
    public void Lsuv_gives_every_layer_variance_1_before_its_activation()
    {
        var x = new RandomStream(3).Normal(200, 10, deviation: 3);
        var network = new Network(10, [new Dense(20, new ReLU()), new Activate(new Linear()), new Dense(20, new ReLU()), new Dense(4)], 1, Precision.Double);
        var scaled = network.Start(new LayerSequentialUnitVariance(0.01), x, new RandomStream(1));
        scaled.Select(layer => layer.Layer).ShouldBe([0, 2, 3]);
        scaled.ShouldAllBe(layer => layer.Reached && Math.Abs(layer.Variance - 1) < 0.01);
        var output = network.Predict(x);
        var mean = output.Mean();
        (output - mean).Map(value => value * value).Mean().ShouldBe(1, 0.02);
    }

    [Fact]
    public void Weights_are_pictures_one_a_unit()
    {
        var network = new Network((1, 3, 2), [new Dense(4)], 1);
        var pictures = network.WeightPictures(0);
        pictures.Count.ShouldBe(4);
        (pictures[1].Rows, pictures[1].Columns).ShouldBe((3, 2));
        pictures[1][2, 0].ShouldBe(network.ParametersOf(0)[0][4, 1]);
        Should.Throw<ShapeException>(() => new Network(6, [new Dense(4)]).WeightPictures(0)).Message.ShouldContain("say the shape");
        new Network(6, [new Dense(4)]).WeightPictures(0, (1, 2, 3))[0].Columns.ShouldBe(3);
    }
}
