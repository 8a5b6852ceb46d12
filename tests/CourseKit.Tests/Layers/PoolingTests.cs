using CourseKit.Layers;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Layers;

public class PoolingTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ConvolutionGolden.Poolings.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_those_of_an_independent_implementation(int place)
    {
        var golden = ConvolutionGolden.Poolings[place];
        Layer layer = golden.Kind == "max"
            ? new MaxPooling(golden.Window) { Stride = golden.Stride, Padding = golden.Padding }
            : new AveragePooling(golden.Window) { Stride = golden.Stride, Padding = golden.Padding };
        var (output, imageGradient, _) = golden.Run(layer);
        output.IsCloseTo(golden.Matrix("output"), 1e-14, 1e-14).ShouldBeTrue();
        imageGradient.IsCloseTo(golden.Matrix("imageGradient"), 1e-14, 1e-14).ShouldBeTrue();
    }

    [Fact]
    public void The_mean_of_whole_maps_is_that_of_an_independent_implementation()
    {
        var (output, imageGradient, _) = ConvolutionGolden.Global.Run(new GlobalAveragePooling());
        output.IsCloseTo(ConvolutionGolden.Global.Matrix("output"), 1e-14, 1e-14).ShouldBeTrue();
        imageGradient.IsCloseTo(ConvolutionGolden.Global.Matrix("imageGradient"), 1e-14, 1e-14).ShouldBeTrue();
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(24, 2)]
    [InlineData(49, 2)]
    public void Windows_of_two_side_by_side_agree_with_the_general_rule(int width, int stride)
    {
        // The usual pooling has loops of its own; with padding the same windows take the general ones.
        TensorShape shape = (3, 6, width - (width % 2));
        var batch = new RandomStream(3).Normal(5, shape.Size, precision: Precision.Single).Map(number => Math.Round(number));
        var plain = Run(new MaxPooling(2) { Stride = stride }, shape, batch, out var gradient);
        for (var n = 0; n < 5; n++)
        {
            var expected = new double[shape.Size];
            var at = 0;
            for (var c = 0; c < 3; c++)
            {
                for (var y = 0; y + 2 <= 6; y += stride)
                {
                    for (var x = 0; x + 2 <= shape.Width; x += stride, at++)
                    {
                        var places = new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(to => (((c * 6) + y + to.Item1) * shape.Width) + x + to.Item2).ToArray();
                        var largest = places.MaxBy(place => batch[n, place]);
                        plain[n, at].ShouldBe(batch[n, largest]);
                        expected[largest] += at + 1;
                    }
                }
            }

            gradient.Row(n).ShouldBe(new Vector(expected));
        }
    }

    [Fact]
    public void The_first_of_equal_numbers_gets_the_gradient()
    {
        Run(new MaxPooling(2), (1, 2, 2), new Matrix(1, 4, [1d, 7, 7, 7]), out var gradient).ShouldBe(new Matrix(1, 1, [7d]));
        gradient.ShouldBe(new Matrix(1, 4, [0d, 1, 0, 0]));
    }

    [Fact]
    public void A_NaN_is_the_maximum_of_its_window()
        => Run(new MaxPooling(2), (1, 2, 4), new Matrix(1, 8, [1d, 2, 5, double.NaN, 3, 4, 6, 7]), out _).ShouldBe(new Matrix(1, 2, [4, double.NaN]));

    [Fact]
    public void Minus_infinity_everywhere_stays_so_in_spite_of_padding()
        => Run(new MaxPooling(3) { Stride = 1, Padding = 1 }, (1, 2, 2), new Matrix(1, 4, [.. Enumerable.Repeat(double.NegativeInfinity, 4)]), out _)
            .Flatten().ShouldAllBe(number => double.IsNegativeInfinity(number));

    [Fact]
    public void An_average_leaves_the_padding_out()
        => Run(new AveragePooling(2) { Stride = 2, Padding = 1 }, (1, 2, 2), new Matrix(1, 4, [1d, 2, 3, 4]), out _).ShouldBe(new Matrix(1, 4, [1d, 2, 3, 4]));

    [Fact]
    public void Windows_lie_side_by_side_unless_a_stride_is_given()
    {
        new MaxPooling(2).OutputShape((8, 24, 24)).ShouldBe(new TensorShape(8, 12, 12));
        new AveragePooling((2, 3)).OutputShape((8, 24, 24)).ShouldBe(new TensorShape(8, 12, 8));
        new MaxPooling(3) { Stride = 2 }.OutputShape((8, 13, 13)).ShouldBe(new TensorShape(8, 6, 6));
        new GlobalAveragePooling().OutputShape((8, 24, 24)).ShouldBe(TensorShape.Of(8));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Should.Throw<ShapeException>(() => new MaxPooling(2).OutputShape((1, 13, 12))).Message.ShouldContain("(13 + 2·0 − 2)/2 + 1 = 6.5 is not a whole number");
        Should.Throw<ShapeException>(() => new MaxPooling(2) { Padding = 2 }.OutputShape((1, 12, 12))).Message.ShouldContain("padding 2 must be smaller than the window, 2 × 2");
        Should.Throw<ArgumentOutOfRangeException>(() => new AveragePooling(2) { Stride = 0 }).Message.ShouldStartWith("Stride must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new MaxPooling(0)).Message.ShouldContain("the window must have a height and a width ≥ 1, got 0 × 0");
    }

    /// <summary>The output, and the input's gradient when output i has the gradient i + 1.</summary>
    private static Matrix Run(Layer layer, TensorShape shape, Matrix batch, out Matrix gradient)
    {
        var network = new Network(shape, [new Reshape(shape), layer], precision: batch.Precision);
        var pass = network.Forward(batch, training: true);
        for (var n = 0; n < batch.Rows; n++)
        {
            for (var i = 0; i < pass.Output.Columns; i++)
                pass.OutputGradient[n, i] = i + 1;
        }

        network.Backward(pass);
        gradient = pass.Layers[1].InputGradient!;
        return pass.Output;
    }
}
