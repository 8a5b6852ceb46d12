using CourseKit.Layers;
using CourseKit.Normalization;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Normalization;

/// <summary>How the sums of a batch are split: into the same bits on any machine and any number of threads.</summary>
public class BatchNormBitsTests
{
    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    public void A_features_bits_do_not_depend_on_the_features_beside_it(int features)
    {
        var x = new RandomStream(3).Normal(11, features, 1, 2, Precision.Single);
        var all = Trained(new BatchNorm(), x);
        for (var feature = 0; feature < features; feature += 7)
        {
            var alone = Matrix.FromColumns(x.Column(feature).To(Precision.Single));
            Trained(new BatchNorm(), alone).Column(0).ShouldBe(all.Column(feature));
        }
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(301, 50)]
    [InlineData(3, 9000)]
    [InlineData(4000, 5)]
    public void A_large_batch_that_is_summed_in_blocks_follows_the_formulas_too(int examples, int features)
    {
        var z = new RandomStream(5).Normal(examples, features, 3, 2);
        var g = new RandomStream(6).Normal(examples, features);
        var network = new Network(features, [new Reshape(features), new BatchNorm()], precision: Precision.Double);
        var pass = network.Forward(z, training: true);
        g.CopyTo(pass.OutputGradient);
        network.Backward(pass);
        for (var feature = 0; feature < features; feature += 1 + (features / 20))
        {
            var (column, gradient) = (z.Column(feature), g.Column(feature));
            var d = column - column.Mean();
            var variance = d.Dot(d) / examples;
            var root = Math.Sqrt(variance + 1e-5);
            Near(pass.Output.Column(feature), d / root);
            network.GradientsOf(1)[0][0, feature].ShouldBe(gradient.Dot(d) / root, 1e-10);
            network.GradientsOf(1)[1][0, feature].ShouldBe(gradient.Sum(), 1e-10);
            Near(pass.Layers[1].InputGradient!.Column(feature), (gradient - gradient.Mean() - (d * (gradient.Dot(d) / examples / (root * root)))) / root);
            network.StatisticsOf(1)[1][feature].ShouldBe(0.9 + (0.1 * variance * examples / (examples - 1)), 1e-12);
        }
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_threads()
    {
        var threads = Compute.Threads;
        try
        {
            foreach (var (layer, shape, examples) in new (Layer, TensorShape, int)[] { (new BatchNorm(), 100, 100), (new BatchNorm(), 100, 2000), (new BatchNorm(), 17, 8000), (new BatchNorm(), (3, 8, 9), 950) })
            {
                Compute.Threads = 1;
                var alone = Step(layer, shape, examples);
                Compute.Threads = 3;
                Step(layer, shape, examples).ShouldBe(alone);
            }
        }
        finally
        {
            Compute.Threads = threads;
        }
    }

    [Fact]
    public void The_bits_are_the_same_on_every_machine()
        => new[] { Step(new BatchNorm(), 19, 37), Step(new BatchNorm(), 5, 37), Step(new BatchNorm(), (2, 5, 5), 9), Step(new LayerNorm(), 19, 9) }
            .ShouldBe(["29ac7b46084f160f", "b511cc94637a5f6b", "43c517065d44ed23", "897d6f7dfa0dda54"]);

    private static void Near(Vector result, Vector wanted) => (result - wanted).Norm().ShouldBeLessThan(1e-11 * Math.Sqrt(wanted.Length));

    // A checksum of all bits of a step forward and back, in single precision.
    private static string Step(Layer layer, TensorShape shape, int examples)
    {
        var network = new Network(shape, [new Reshape(shape), layer]);
        var pass = network.Forward(new RandomStream(1).Normal(examples, shape.Size, 3, 2, Precision.Single), training: true);
        new RandomStream(2).Normal(examples, shape.Size, precision: Precision.Single).CopyTo(pass.OutputGradient);
        network.Backward(pass);
        var hash = 14695981039346656037UL;
        foreach (var numbers in new[] { pass.Output.Flatten(), pass.Layers[1].InputGradient!.Flatten(), network.Gradients, Vector.From(network.StatisticsOf(1).SelectMany(vector => vector)).To(Precision.Single) })
        {
            foreach (var number in numbers.AsSpan<float>())
                hash = unchecked((hash ^ BitConverter.SingleToUInt32Bits(number)) * 1099511628211UL);
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Matrix Trained(Layer layer, Matrix x)
        => new Network(x.Columns, [layer], precision: x.Precision).Forward(x, training: true).Output.Copy();
}
