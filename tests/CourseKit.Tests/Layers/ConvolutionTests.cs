using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Layers;

[Collection(nameof(Compute))]
public class ConvolutionTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ConvolutionGolden.Convolutions.Count)];

    [Fact]
    public void A_filter_of_5_by_5_by_3_on_32_by_32_by_3_gives_28_by_28_by_1()
        => new Convolution(1, 5).OutputShape((3, 32, 32)).ShouldBe(new TensorShape(1, 28, 28));

    [Theory]
    [InlineData(28, 5, 1, 0, 24)]
    [InlineData(28, 5, 1, 2, 28)]
    [InlineData(7, 3, 2, 0, 3)]
    [InlineData(227, 11, 4, 0, 55)]
    [InlineData(5, 5, 1, 0, 1)]
    public void The_output_has_as_many_rows_as_the_lecture_says(int height, int window, int stride, int padding, int rows)
        => new Convolution(1, window) { Stride = stride, Padding = padding }.OutputShape((1, height, height)).ShouldBe(new TensorShape(1, rows, rows));

    [Theory]
    [InlineData(28, 5, 1, 28)]
    [InlineData(28, 4, 1, 28)]
    [InlineData(28, 3, 2, 14)]
    [InlineData(7, 3, 2, 4)]
    [InlineData(2, 5, 3, 1)]
    public void Same_padding_gives_the_size_over_the_stride_rounded_up(int height, int window, int stride, int rows)
        => new Convolution(1, window) { Stride = stride, Padding = Padding.Same }.OutputShape((1, height, height)).ShouldBe(new TensorShape(1, rows, rows));

    [Fact]
    public void A_stride_that_does_not_divide_is_refused_with_the_formula()
        => Should.Throw<ShapeException>(() => new Convolution(8, 5) { Stride = 2 }.OutputShape((1, 28, 28)))
            .Message.ShouldBe("Convolution 8, 5 × 5, stride 2: (H + 2P − F)/S + 1 = (28 + 2·0 − 5)/2 + 1 = 12.5 is not a whole number: change the stride, the window or the padding, or take Padding.Same");

    [Fact]
    public void A_filter_larger_than_the_padded_image_is_refused()
        => Should.Throw<ShapeException>(() => new Convolution(8, 5) { Padding = 1 }.OutputShape((1, 2, 28)))
            .Message.ShouldBe("Convolution 8, 5 × 5, padding 1: a window of 5 does not fit into an image of 2 with padding 1: (H + 2P − F)/S + 1 would be below 1; take a smaller window or more padding");

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Convolution(0, 5)).Message.ShouldStartWith("Filters must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new Convolution(8, (5, 0))).Message.ShouldStartWith("Convolution: the window must have a height and a width ≥ 1, got 5 × 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new Convolution(8, 5) { Stride = 0 }).Message.ShouldStartWith("Stride must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new Convolution(8, 5) { Padding = -1 }).Message.ShouldStartWith("Padding must be ≥ 0, got -1");
        Should.Throw<ArgumentException>(() => new Convolution(8, 5, new Maxout())).Message.ShouldContain("neighbouring pixels");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_those_of_an_independent_implementation(int place)
    {
        var golden = ConvolutionGolden.Convolutions[place];
        var (output, imageGradient, gradients) = golden.Run(golden.Convolution);
        output.IsCloseTo(golden.Matrix("output"), 1e-12, 1e-12).ShouldBeTrue();
        imageGradient.IsCloseTo(golden.Matrix("imageGradient"), 1e-12, 1e-12).ShouldBeTrue();
        gradients[0].IsCloseTo(golden.Matrix("weightGradient"), 1e-12, 1e-12).ShouldBeTrue();
        gradients[1].Flatten().IsCloseTo(golden.Vector("biasGradient"), 1e-12, 1e-12).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_formula_as_loops_gives_the_same_numbers(int place)
    {
        var golden = ConvolutionGolden.Convolutions[place];
        golden.Convolution.Direct(golden.Matrix("image"), golden.Shape, golden.Matrix("weights"), golden.Vector("bias"))
            .IsCloseTo(golden.Matrix("output"), 1e-12, 1e-12).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Single_precision_gives_the_same_to_five_digits(int place)
    {
        var golden = ConvolutionGolden.Convolutions[place];
        var (output, imageGradient, gradients) = golden.Run(golden.Convolution, Precision.Single);
        output.IsCloseTo(golden.Matrix("output"), 1e-5, 1e-5).ShouldBeTrue();
        imageGradient.IsCloseTo(golden.Matrix("imageGradient"), 1e-5, 1e-5).ShouldBeTrue();
        gradients[0].IsCloseTo(golden.Matrix("weightGradient"), 1e-4, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void Random_sizes_agree_with_the_formula_as_loops()
    {
        var random = new RandomStream(11);
        for (var trial = 0; trial < 60; trial++)
        {
            TensorShape shape = (1 + random.NextInt(4), 1 + random.NextInt(9), 1 + random.NextInt(40));
            var layer = new Convolution(1 + random.NextInt(13), (1 + random.NextInt(5), 1 + random.NextInt(5)))
            {
                Stride = 1 + random.NextInt(3),
                Padding = Padding.Same,
                Bias = false,
            };
            var network = new Network(shape, [layer], trial, Precision.Double);
            var batch = random.Normal(2, shape.Size);
            network.Predict(batch).IsCloseTo(layer.Direct(batch, shape, network.ParametersOf(0)[0]), 1e-12, 1e-12).ShouldBeTrue($"{layer} on {shape}");
        }
    }

    [Fact]
    public void A_worked_case_comes_out()
    {
        // An edge detector on a step of brightness: it answers where the step is, and nowhere else.
        var image = new Matrix(1, 12, [0d, 0, 9, 9, 0, 0, 9, 9, 0, 0, 9, 9]);
        var layer = new Convolution(1, (2, 2));
        var weights = new Matrix(4, 1, [-1d, 1, -1, 1]);
        layer.Direct(image, (1, 3, 4), weights, [0.5]).ShouldBe(new Matrix(1, 6, [0.5, 18.5, 0.5, 0.5, 18.5, 0.5]));
        layer.FilterImage(weights, 0).ShouldBe(Matrix.FromRows([-1, 1], [-1, 1]));
    }

    [Fact]
    public void A_filter_is_shown_as_it_lies_over_its_channel()
    {
        var layer = new Convolution(2, (2, 3));
        var weights = new Matrix(12, 2);
        for (var k = 0; k < 12; k++)
            (weights[k, 0], weights[k, 1]) = (k, 100 + k);
        layer.FilterImage(weights, 1, 1).ShouldBe(Matrix.FromRows([106, 107, 108], [109, 110, 111]));
        Should.Throw<ArgumentOutOfRangeException>(() => layer.FilterImage(weights, 2)).Message.ShouldStartWith("filter must be in 0 … 1, got 2");
        Should.Throw<ArgumentOutOfRangeException>(() => layer.FilterImage(weights, 0, 2)).Message.ShouldStartWith("channel must be in 0 … 1, got 2");
        Should.Throw<ShapeException>(() => layer.FilterImage(new Matrix(7, 2), 0)).Message.ShouldContain("the weights are 7 × 2");
    }

    [Fact]
    public void What_does_not_fit_the_formula_is_refused()
    {
        var layer = new Convolution(2, 2);
        Should.Throw<ShapeException>(() => layer.Direct(new Matrix(1, 8), (1, 3, 3), new Matrix(4, 2))).Message.ShouldContain("the batch is 1 × 8, an image 1 × 3 × 3, 9 numbers");
        Should.Throw<ShapeException>(() => layer.Direct(new Matrix(1, 9), (1, 3, 3), new Matrix(5, 2))).Message.ShouldContain("want channels · window × filters = 4 × 2");
        Should.Throw<ShapeException>(() => layer.Direct(new Matrix(1, 9), (1, 3, 3), new Matrix(4, 2), [1])).Message.ShouldContain("the bias has 1 numbers");
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        (Vector, Matrix) one;
        using (Threads.Of(1))
            one = Steps();
        foreach (var threads in new[] { 2, 3, 16 })
        {
            using (Threads.Of(threads))
                Steps().ShouldBe(one);
        }

        // The second convolution has an input gradient; 37 examples are no multiple of the groups.
        static (Vector Gradients, Matrix Output) Steps()
        {
            var network = new Network((1, 20, 18), [new Convolution(6, 5, new ReLU()), new Convolution(5, 3, new Tanh()) { Stride = 2, Padding = Padding.Same }], 3);
            var pass = network.Forward(new RandomStream(4).Normal(37, 360, precision: Precision.Single), training: true);
            new RandomStream(5).Normal(37, network.Output.Size, precision: Precision.Single).CopyTo(pass.OutputGradient);
            network.Backward(pass);
            return (network.Gradients.Copy(), pass.Output.Copy());
        }
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void The_gradient_of_a_batch_is_the_sum_over_its_examples(Precision precision)
    {
        // 300 examples: more than a group lays out at once.
        var network = new Network((2, 6, 5), [new Convolution(3, 3, new Tanh())], 3, precision);
        var batch = new RandomStream(4).Normal(300, 60, precision: precision);
        var slope = new RandomStream(5).Normal(300, network.Output.Size, precision: precision);
        var sum = new Vector(network.Gradients.Length);
        for (var i = 0; i < 300; i++)
            sum += Gradient(batch.View(i, 1), slope.View(i, 1));
        Gradient(batch, slope).IsCloseTo(sum, precision == Precision.Single ? 1e-3 : 1e-11, 1e-5).ShouldBeTrue();

        Vector Gradient(Matrix x, Matrix δ)
        {
            var pass = network.Forward(x, training: true);
            δ.CopyTo(pass.OutputGradient);
            network.Backward(pass);
            return network.Gradients.Copy();
        }
    }

    [Fact]
    public void A_small_network_of_convolutions_learns_which_way_stripes_run()
    {
        var random = new RandomStream(2);
        var (x, labels) = (random.Normal(200, 144, 0, 0.5, Precision.Single), new int[200]);
        for (var n = 0; n < 200; n++)
        {
            labels[n] = n % 2;
            var phase = random.NextInt(4);
            for (var i = 0; i < 144; i++)
                x[n, i] += ((labels[n] == 0 ? i / 12 : i % 12) + phase) % 4 < 2 ? 1 : -1;
        }

        var targets = Matrix.OneHot(labels, 2, Precision.Single);
        var network = new Network((1, 12, 12), [new Convolution(4, 3, new ReLU()), new MaxPooling(2), new Convolution(8, 2, new ReLU()) { Padding = Padding.Same }, new GlobalAveragePooling(), new Dense(2)]);
        for (var step = 0; step < 60; step++)
        {
            network.Gradient(x, targets, new SoftmaxCrossEntropy());
            (network.Parameters - (0.3 * network.Gradients)).CopyTo(network.Parameters);
        }

        network.Classify(x).ShouldBe(labels);
    }

    [Fact]
    public void A_NaN_reaches_the_windows_that_hold_it_and_no_others()
    {
        var network = new Network((1, 6, 6), [new Convolution(2, 3)], 3, Precision.Double);
        var image = new Matrix(1, 36);
        image[0, 14] = double.NaN;
        var output = network.Predict(image);
        for (var y = 0; y < 4; y++)
        {
            for (var x = 0; x < 4; x++)
                double.IsNaN(output[0, (y * 4) + x]).ShouldBe(y is >= 0 and <= 2 && x is >= 0 and <= 2);
        }
    }

    [Fact]
    public void Two_convolutions_of_the_same_settings_are_equal()
    {
        new Convolution(8, 5, new ReLU()) { Padding = 2 }.ShouldBe(new Convolution(8, 5, new ReLU()) { Padding = 2 });
        (new Convolution(8, 5) with { Stride = 2 }).ShouldNotBe(new Convolution(8, 5));
    }

    [Fact]
    public void The_name_says_what_differs_from_the_usual()
    {
        new Convolution(8, 5).Name.ShouldBe("Convolution 8, 5 × 5");
        new Convolution(16, (3, 5), new ReLU()) { Stride = 2, Padding = Padding.Same }.Name.ShouldBe("Convolution 16, 3 × 5, stride 2, padding same, ReLU");
    }
}
