using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Normalization;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Normalization;

public class BatchNormTests
{
    [Fact]
    public void Erratum_8_it_maps_to_mean_0_and_variance_1_and_not_to_0_1()
    {
        var o = Trained(new BatchNorm(), new RandomStream(1).Normal(200, 3, 40, 7));
        for (var feature = 0; feature < 3; feature++)
        {
            var column = o.Column(feature);
            column.Mean().ShouldBe(0, 1e-12);
            (column.Dot(column) / 200).ShouldBe(1, 1e-5);

            // What the source says, 0 ≤ o ≤ 1, is far from true.
            column.Min().ShouldBeLessThan(-1.5);
            column.Max().ShouldBeGreaterThan(1.5);
        }
    }

    [Fact]
    public void A_feature_map_is_one_feature_over_all_its_places_and_examples()
    {
        var o = Trained(new BatchNorm(), new RandomStream(1).Normal(5, 24, 3, 2), (2, 3, 4));
        for (var map = 0; map < 2; map++)
        {
            var values = Vector.From(o.ToRows().SelectMany(row => row[(map * 12)..((map + 1) * 12)]));
            values.Length.ShouldBe(60);
            values.Mean().ShouldBe(0, 1e-12);
            (values.Dot(values) / 60).ShouldBe(1, 1e-5);
        }
    }

    [Fact]
    public void Scale_starts_at_1_and_shift_at_0_and_neither_decays()
    {
        var specs = new BatchNorm().Parameters(4);
        specs.Select(spec => spec.Decays).ShouldBe([false, false]);
        var network = Network(new BatchNorm(), 4);
        network.Parameters.ShouldBe([1, 1, 1, 1, 0, 0, 0, 0]);
        network.StatisticsOf(0)[0].ShouldBe([0, 0, 0, 0]);
        network.StatisticsOf(0)[1].ShouldBe([1, 1, 1, 1]);
    }

    [Fact]
    public void The_bias_in_front_of_it_is_redundant()
    {
        var x = new RandomStream(2).Normal(8, 5);
        var network = new Network(5, [new Dense(3), new BatchNorm()], precision: Precision.Double);
        var before = Run(network, x).Copy();
        new Matrix(1, 3, [5.0, -7, 100]).CopyTo(network.ParametersOf(0)[1]);
        Run(network, x).IsCloseTo(before, 1e-10).ShouldBeTrue();
        network.Gradient(x, new RandomStream(3).Normal(8, 3), new MeanSquaredError());
        network.GradientsOf(0)[1].IsCloseTo(Matrix.Zeros(1, 3), 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void The_scale_of_the_weights_in_front_of_it_does_not_matter()
    {
        var x = new RandomStream(2).Normal(8, 5);
        var network = new Network(5, [new Dense(3) { Bias = false }, new BatchNorm(Epsilon: 1e-12)], precision: Precision.Double);
        var before = Run(network, x).Copy();
        foreach (var scale in new[] { 0.01, 100.0 })
        {
            var scaled = network.Copy();
            (network.ParametersOf(0)[0] * scale).CopyTo(scaled.ParametersOf(0)[0]);
            Run(scaled, x).IsCloseTo(before, 1e-6).ShouldBeTrue();
        }
    }

    [Fact]
    public void One_example_alone_cannot_train_but_can_predict()
    {
        var network = Network(new BatchNorm(), 4);
        Should.Throw<ShapeException>(() => Run(network, Matrix.Zeros(1, 4))).Message
            .ShouldBe("Batch norm: one example alone has no variance to train with: make batches of at least 2, and leave out an epoch's last batch if it has 1");
        network.Predict([[1, 2, 3, 4]]).IsCloseTo(new Matrix(1, 4, [1.0, 2, 3, 4]) / Math.Sqrt(1 + 1e-5), 1e-12).ShouldBeTrue();

        // A feature map has many numbers even in one example.
        Trained(new BatchNorm(), new RandomStream(1).Normal(1, 8), (2, 2, 2)).Flatten().ShouldAllBe(number => double.IsFinite(number));
    }

    [Fact]
    public void Of_two_examples_only_the_order_is_left()
        => Trained(new BatchNorm(), [[3, 100, -1], [7, -100, -1.001]]).IsCloseTo([[-1, 1, 1], [1, -1, -1]], 0.02, 1).ShouldBeTrue();

    [Fact]
    public void A_constant_feature_gives_the_shift()
    {
        var network = Network(new BatchNorm(), 2);
        new Vector([3, 3, 0.5, -0.5]).CopyTo(network.Parameters);
        Run(network, [[7, 1], [7, 2], [7, 3]]).Column(0).ShouldBe([0.5, 0.5, 0.5]);
        network.Gradient([[7, 1], [7, 2], [7, 3]], Matrix.Zeros(3, 2), new MeanSquaredError());
        network.Gradients.ShouldAllBe(g => double.IsFinite(g));
    }

    [Fact]
    public void A_NaN_makes_its_feature_NaN_and_no_other()
    {
        var o = Trained(new BatchNorm(), [[1, double.NaN], [2, 1], [4, 2]]);
        o.Column(0).ShouldAllBe(number => double.IsFinite(number));
        o.Column(1).ShouldAllBe(number => double.IsNaN(number));
    }

    [Fact]
    public void The_running_averages_move_towards_the_batches_by_1_minus_the_decay()
    {
        var network = Network(new BatchNorm(0.75), 1);
        Run(network, [[1], [3]]);
        network.StatisticsOf(0)[0][0].ShouldBe(0.25 * 2, 1e-15);
        network.StatisticsOf(0)[1][0].ShouldBe(0.75 + (0.25 * 2), 1e-15);
    }

    [Fact]
    public void The_pass_after_training_stores_the_statistics_of_the_whole_set()
    {
        var x = new RandomStream(4).Normal(1003, 6, 2, 3);
        var network = new Network(6, [new Dense(5), new BatchNorm(), new Activate(new ReLU()), new Dropout(0.3), new Dense(4), new BatchNorm()], precision: Precision.Double);
        PopulationStatistics.Measure(network, x).ShouldBe(2);

        // By hand, over all examples at once.
        var first = (x * network.ParametersOf(0)[0]).AddRow(network.ParametersOf(0)[1].Flatten());
        network.StatisticsOf(1)[0].IsCloseTo(first.ColumnMeans(), 1e-12).ShouldBeTrue();
        network.StatisticsOf(1)[1].IsCloseTo(first.SubtractRow(first.ColumnMeans()).Map(d => d * d).ColumnMeans(), 1e-11).ShouldBeTrue();

        // Then the whole set's outputs have mean 0 and variance σ²/(σ² + ε).
        var o = network.Predict(x);
        o.ColumnMeans().IsCloseTo(Vector.Zeros(4), 1e-12).ShouldBeTrue();
        o.Map(v => v * v).ColumnMeans().IsCloseTo(Vector.Zeros(4) + 1, 1e-3).ShouldBeTrue();
    }

    [Fact]
    public void The_statistics_of_the_whole_set_do_not_depend_on_the_examples_order_and_hold_for_feature_maps()
    {
        var x = new RandomStream(4).Normal(600, 18, 2, 3);
        var network = new Network((2, 3, 3), [new BatchNorm()], precision: Precision.Double);
        PopulationStatistics.Measure(network, x);
        var (mean, variance) = (network.StatisticsOf(0)[0].Copy(), network.StatisticsOf(0)[1].Copy());
        var values = Vector.From(x.ToRows().SelectMany(row => row[9..]));
        mean[1].ShouldBe(values.Mean(), 1e-12);
        variance[1].ShouldBe((values - values.Mean()).Map(d => d * d).Mean(), 1e-11);
        PopulationStatistics.Measure(network, x.TakeRows(new RandomStream(5).Permutation(600)));
        network.StatisticsOf(0)[0].IsCloseTo(mean, 1e-12).ShouldBeTrue();
        network.StatisticsOf(0)[1].IsCloseTo(variance, 1e-11).ShouldBeTrue();
        PopulationStatistics.Measure(new Network(3, [new Dense(2)]), Matrix.Zeros(4, 3)).ShouldBe(0);
        Should.Throw<ShapeException>(() => PopulationStatistics.Measure(network, Matrix.Zeros(0, 18))).Message.ShouldContain("at least one example");
    }

    [Fact]
    public void Predicting_with_5_18_is_the_same_as_the_layer_and_can_be_folded_into_the_weights()
    {
        var network = new Network(6, [new Dense(5) { Bias = false }, new BatchNorm(), new Activate(new ReLU()), new Dense(4), new BatchNorm(), new Dense(3, new Tanh()), new BatchNorm()], precision: Precision.Double);
        var x = new RandomStream(4).Normal(20, 6, 1, 2);
        for (var step = 0; step < 3; step++)
        {
            network.Gradient(x, Matrix.Zeros(20, 3), new MeanSquaredError());
            (network.Parameters + new RandomStream(step).NormalVector(network.Parameters.Length, 0, 0.3)).CopyTo(network.Parameters);
        }

        var (scale, shift) = BatchNormFolding.PredictionForm(network, 6);
        var before = new Network(6, network.Layers.Take(6), 1, Precision.Double);
        before.TakeFrom(network, 6);
        network.Predict(x).IsCloseTo(before.Predict(x).ScaleColumns(scale).AddRow(shift), 1e-12).ShouldBeTrue();

        // The last one stands behind an activation, and stays.
        var folded = BatchNormFolding.Fold(network);
        folded.Layers.Select(layer => layer.Name).ShouldBe(["Dense 5", "ReLU", "Dense 4", "Dense 3, Tanh", "Batch norm"]);
        folded.Predict(x).IsCloseTo(network.Predict(x), 1e-12).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => BatchNormFolding.PredictionForm(network, 0));
    }

    [Fact]
    public void A_deep_sigmoid_network_learns_with_it_and_not_without()
    {
        var stream = new RandomStream(9);
        var x = stream.Normal(120, 2);
        int[] labels = [.. Enumerable.Range(0, 120).Select(i => x[i, 0] * x[i, 1] > 0 ? 1 : 0)];
        var y = Matrix.OneHot(labels, 2);
        double Fit(bool normalized)
        {
            var layers = Enumerable.Range(0, 6).SelectMany(_ => normalized
                ? new Layer[] { new Dense(16) { Bias = false }, new BatchNorm(), new Activate(new LogisticSigmoid()) }
                : [new Dense(16, new LogisticSigmoid())]);
            var network = new Network(2, [.. layers, new Dense(2)], 5);
            var optimizer = new Momentum(0.1);
            var state = optimizer.Init(network.Parameters);
            var loss = 0.0;
            for (var t = 0; t < 300; t++)
            {
                loss = network.Gradient(x, y, new SoftmaxCrossEntropy());
                optimizer.Step(state, network.Gradients, network.Parameters);
            }

            return loss;
        }

        Fit(normalized: false).ShouldBeGreaterThan(0.6);
        Fit(normalized: true).ShouldBeLessThan(0.3);
    }

    [Fact]
    public void Layer_normalization_does_not_look_at_the_other_examples()
    {
        var x = new RandomStream(2).Normal(6, 20, 3, 4);
        var network = Network(new LayerNorm(), 20);
        var all = Run(network, x).Copy();
        for (var i = 0; i < 6; i++)
        {
            Run(network, x.View(i, 1)).Row(0).ShouldBe(all.Row(i));
            all.Row(i).Mean().ShouldBe(0, 1e-12);
            (all.Row(i).Dot(all.Row(i)) / 20).ShouldBe(1, 1e-5);
        }

        network.Predict(x).ShouldBe(all);
        Trained(new LayerNorm(), [[7, 7, 7]]).ShouldBe(Matrix.Zeros(1, 3));
        Trained(new LayerNorm(), [[7], [8]]).ShouldBe(Matrix.Zeros(2, 1));
    }

    [Fact]
    public void Parameters_out_of_range_are_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new BatchNorm(1)).Message.ShouldStartWith("Decay must be in [0, 1), got 1");
        Should.Throw<ArgumentOutOfRangeException>(() => new BatchNorm(Epsilon: 0)).Message.ShouldStartWith("Epsilon must be in (0, ∞), got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new LayerNorm(double.NaN)).Message.ShouldStartWith("Epsilon must be in (0, ∞), got NaN");
    }

    private static Network Network(Layer layer, TensorShape input, Precision precision = Precision.Double) => new(input, [layer], precision: precision);

    private static Matrix Trained(Layer layer, Matrix x, TensorShape? input = null) => Run(Network(layer, input ?? x.Columns, x.Precision), x).Copy();

    private static Matrix Run(Network network, Matrix x) => network.Forward(x, training: true).Output;
}
