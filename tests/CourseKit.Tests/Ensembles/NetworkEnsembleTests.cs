using CourseKit.Augmentation;
using CourseKit.Ensembles;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Ensembles;

/// <summary>Ensembles, snapshots and views of the library's networks.</summary>
public class NetworkEnsembleTests
{
    private static readonly Matrix X = new RandomStream(1).Uniform(120, 2, -1, 1);
    private static readonly Matrix Y = Matrix.OneHot([.. X.ToRows().Select(row => row[0] * row[1] > 0 ? 1 : 0)], 2);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.2)]
    public void A_dropout_layer_before_a_softmax_layer_predicts_the_geometric_mean_of_all_its_networks(double p)
    {
        var network = new Network(6, [new Dropout(p), new Dense(3)], 1, Precision.Double);
        var x = new RandomStream(2).Normal(4, 6);

        // What training computes under a mask: the inverted form scales what it keeps.
        var dense = new Network(6, [new Dense(3)], 1, Precision.Double);
        network.Parameters.CopyTo(dense.Parameters);
        var all = MaskEnumeration.GeometricMean(6, p, mask => dense.Predict(x.ScaleColumns(mask / (1 - p))));
        Softmax.At(network.Predict(x)).IsCloseTo(all, 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void Networks_from_different_starts_are_better_together_by_their_ambiguity()
    {
        var ensemble = new ModelAveraging(4).Train(X, Y, Learner, new RandomStream(3));
        var d = AmbiguityDecomposition.Of(ensemble.Predictions(X), Y);
        d.Ambiguity.ShouldBeGreaterThan(0.001);
        d.EnsembleError.ShouldBe(d.MeanError - d.Ambiguity, 1e-12);
        var o = ensemble.Predict(X);
        AmbiguityDecomposition.Of([o], Y).MeanError.ShouldBe(d.EnsembleError, 1e-12);

        static Func<Matrix, Matrix> Learner(Matrix x, Matrix y, RandomStream random)
        {
            var network = new Network(2, [new Dense(8), new Activate(new CourseKit.Activations.Tanh()), new Dense(2)], (long)(random.NextBits() >> 1), Precision.Double);
            Train(network, x, y, new Adam(0.05), 60);
            return other => Softmax.At(network.Predict(other));
        }
    }

    [Fact]
    public void One_run_under_a_cyclic_rate_leaves_an_ensemble_of_snapshots()
    {
        var rate = new CosineDecay(0.2, 50, restarts: true);
        var network = new Network(2, [new Dense(8), new Activate(new CourseKit.Activations.Tanh()), new Dense(2)], 4, Precision.Double);
        var snapshots = new SnapshotCollector(rate);
        Train(network, X, Y, new Momentum(rate, 0.9), 200, snapshots);
        snapshots.Snapshots.Count.ShouldBe(4);
        snapshots.Snapshots[3].ShouldBe(network.Parameters);
        var ensemble = snapshots.ToEnsemble(Θ =>
        {
            var copy = network.Copy();
            Θ.CopyTo(copy.Parameters);
            return x => Softmax.At(copy.Predict(x));
        });
        var predictions = ensemble.Predictions(X);
        predictions[3].ShouldBe(Softmax.At(network.Predict(X)));
        predictions[0].ShouldNotBe(predictions[3]);
        ensemble.Predict(X).RowArgMax().Zip(Y.RowArgMax()).Count(pair => pair.First == pair.Second).ShouldBeGreaterThan(110);
    }

    [Fact]
    public void A_network_predicts_over_ten_views()
    {
        var network = new Network((1, 3, 3), [new Reshape(9), new Dense(2)], 1, Precision.Double);
        var images = new RandomStream(2).Uniform(3, 25);
        var views = ViewAverage.TenViews((1, 5, 5), 3, 3);
        var mean = views.Predict(network.Predict, images, (1, 5, 5));

        // A linear network's mean over views is its output for the mean view.
        var view = views.Views.Select(each => each.Apply(images, (1, 5, 5), new RandomStream(0))).Aggregate((sum, next) => sum + next) / 10;
        mean.IsCloseTo(network.Predict(view), 1e-12).ShouldBeTrue();
    }

    private static void Train(Network network, Matrix x, Matrix y, Optimizer optimizer, int steps, SnapshotCollector? snapshots = null)
    {
        var state = optimizer.Init(network.Parameters);
        for (var t = 0; t < steps; t++)
        {
            network.Gradient(x, y, new SoftmaxCrossEntropy());
            optimizer.Step(state, network.Gradients, network.Parameters);
            snapshots?.After(t, network.Parameters);
        }
    }
}
