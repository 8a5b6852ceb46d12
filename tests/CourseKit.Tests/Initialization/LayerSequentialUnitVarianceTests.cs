using CourseKit.Activations;
using CourseKit.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Tests.Initialization;

public class LayerSequentialUnitVarianceTests
{
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Every_layer_s_output_gets_variance_1(Precision precision)
    {
        var (weights, forward) = Network(new ReLU(), precision);
        var layers = new LayerSequentialUnitVariance(Tolerance: 0.01).Fill(weights, forward, new RandomStream(2));
        layers.Count.ShouldBe(5);
        for (var layer = 0; layer < 5; layer++)
        {
            Variance(forward(layer)).ShouldBe(1, 0.01);

            // An output is proportional to its own weights: one scaling is enough.
            layers[layer].ShouldBe(new ScaledLayer(layer, layers[layer].Variance, 1, true));
            layers[layer].Variance.ShouldBe(Variance(forward(layer)), 1e-6);

            // Still orthogonal, up to the scale.
            var w = weights[layer].To(Precision.Double);
            var product = w.Rows >= w.Columns ? w.TransposeTimes(w) : w.TimesTranspose(w);
            (product / product[0, 0]).IsCloseTo(Matrix.Identity(product.Rows), 1e-5).ShouldBeTrue();
        }
    }

    [Fact]
    public void Same_seed_same_weights()
    {
        var (one, forwardOne) = Network(new Tanh(), Precision.Single);
        var (two, forwardTwo) = Network(new Tanh(), Precision.Single);
        new LayerSequentialUnitVariance().Fill(one, forwardOne, new RandomStream(2));
        new LayerSequentialUnitVariance().Fill(two, forwardTwo, new RandomStream(2));
        one.ShouldBe(two);
    }

    [Fact]
    public void A_layer_that_does_not_get_there_says_so()
    {
        // An output that its weights do not scale.
        var noise = new RandomStream(1).Normal(50, 4, 0, 3);
        var layer = new LayerSequentialUnitVariance(MostTries: 3).Fill([Matrix.Zeros(4, 4)], _ => noise, new RandomStream(2)).ShouldHaveSingleItem();
        (layer.Reached, layer.Tries).ShouldBe((false, 3));
    }

    [Fact]
    public void An_output_without_variance_is_an_error_that_names_the_layer()
    {
        var (weights, forward) = Network(new ReLU(), Precision.Double);
        Should.Throw<InvalidOperationException>(() => new LayerSequentialUnitVariance().Fill(weights, layer => layer == 2 ? Matrix.Zeros(5, 5) : forward(layer), new RandomStream(1)))
            .Message.ShouldContain("the output of layer 2 has variance 0");
        Should.Throw<InvalidOperationException>(() => new LayerSequentialUnitVariance().Fill(weights, _ => Matrix.Filled(2, 2, double.NaN), new RandomStream(1))).Message.ShouldContain("NaN");
        Should.Throw<ArgumentOutOfRangeException>(() => new LayerSequentialUnitVariance(0)).Message.ShouldContain("Tolerance must be > 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new LayerSequentialUnitVariance(0.1, 0)).Message.ShouldContain("MostTries must be ≥ 1");
    }

    private static (Matrix[] Weights, Func<int, Matrix> Forward) Network(Activation activation, Precision precision)
    {
        int[] widths = [20, 50, 50, 30, 60, 10];
        Matrix[] weights = [.. Enumerable.Range(0, 5).Select(layer => new Matrix(widths[layer], widths[layer + 1], precision))];
        var x = (new RandomStream(1).Normal(100, 20, 0, 7) + 0.5).To(precision);
        return (weights, Forward);

        Matrix Forward(int layer)
        {
            var z = x * weights[0];
            for (var next = 1; next <= layer; next++)
                z = activation.Apply(z) * weights[next];
            return z;
        }
    }

    private static double Variance(Matrix output)
    {
        var all = output.To(Precision.Double).Flatten();
        return (all - all.Mean()).Dot(all - all.Mean()) / all.Length;
    }
}
