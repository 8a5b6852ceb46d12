using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Regularization;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Regularization;

public class DropoutTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.15)]
    public void The_drop_rate_is_the_part_that_is_left_out(double rate)
    {
        var o = Trained(new Dropout(rate), 1000, 200);
        var dropped = o.Flatten().Count(x => x == 0) / 200_000.0;
        dropped.ShouldBe(rate, 4 * Math.Sqrt(rate * (1 - rate) / 200_000));
        o.Flatten().Where(x => x != 0).ShouldAllBe(x => Math.Abs(x - (1 / (1 - rate))) < 1e-6);
        o.Mean().ShouldBe(1, 0.01);
    }

    [Fact]
    public void Erratum_7_a_rate_of_0_8_that_is_kept_and_one_that_is_dropped_are_different_layers()
    {
        Dropout keeps = Dropout.Keeping(0.8), drops = new(0.8);
        keeps.DropRate.ShouldBe(0.2, 1e-15);
        drops.KeepRate.ShouldBe(0.2, 1e-15);
        Trained(keeps, 100, 100).Flatten().Count(x => x != 0).ShouldBeInRange(7800, 8200);
        Trained(drops, 100, 100).Flatten().Count(x => x != 0).ShouldBeInRange(1800, 2200);

        // Taken for each other, the signal's size is wrong by a factor of four, one way or the other.
        (Trained(drops with { Form = DropoutForm.ScaleAtPrediction }, 100, 100).Mean() / keeps.KeepRate).ShouldBe(0.25, 0.03);
        (Trained(keeps with { Form = DropoutForm.ScaleAtPrediction }, 100, 100).Mean() / drops.KeepRate).ShouldBe(4, 0.1);
    }

    [Fact]
    public void Both_forms_have_the_same_expectation_in_training_and_prediction()
    {
        foreach (var form in Enum.GetValues<DropoutForm>())
        {
            var layer = new Dropout(0.5, form);
            var predicted = new Network(100, [layer]).Predict(Ones(3, 100));
            predicted.Flatten().ShouldAllBe(x => x == (form == DropoutForm.Inverted ? 1 : 0.5));
            Trained(layer, 1000, 100).Mean().ShouldBe(predicted.Mean(), 0.01);
        }
    }

    [Fact]
    public void Each_example_and_each_step_has_a_mask_of_its_own()
    {
        var network = new Network(64, [new Dropout(0.5)]);
        var pass = network.PassOf(50);
        Ones(50, 64).CopyTo(pass.Input);
        network.Run(pass, training: true);
        var first = pass.Output.Copy();
        network.Run(pass, training: true);
        first.Equals(pass.Output).ShouldBeFalse();
        first.ToRows().Select(row => string.Join(' ', row)).ShouldBeUnique();
        for (var unit = 0; unit < 64; unit++)
            first.Column(unit).Count(x => x != 0).ShouldBeInRange(8, 42);
    }

    [Fact]
    public void The_gradient_passes_where_the_signal_passed()
    {
        var network = new Network(40, [new Reshape(40), new Dropout(0.5)], precision: Precision.Double);
        var pass = network.PassOf(6);
        Ones(6, 40, Precision.Double).CopyTo(pass.Input);
        network.Run(pass, training: true);
        Ones(6, 40, Precision.Double).CopyTo(pass.OutputGradient);
        network.Backward(pass);
        pass.Layers[1].InputGradient.ShouldBe(pass.Output);
    }

    [Fact]
    public void Whole_feature_maps_are_dropped_together()
    {
        var network = new Network((30, 2, 3), [new Dropout(0.5) { WholeMaps = true }]);
        var pass = network.PassOf(20);
        Ones(20, 180).CopyTo(pass.Input);
        network.Run(pass, training: true);
        var dropped = 0;
        for (var i = 0; i < 20; i++)
        {
            for (var map = 0; map < 30; map++)
            {
                var values = pass.Output.Row(i)[(map * 6)..((map + 1) * 6)];
                values.Distinct().Count().ShouldBe(1);
                dropped += values[0] == 0 ? 1 : 0;
            }
        }

        dropped.ShouldBeInRange(240, 360);
    }

    [Fact]
    public void A_rate_of_0_changes_nothing()
        => Trained(new Dropout(0), 3, 5).ShouldBe(Ones(3, 5));

    [Fact]
    public void The_mask_follows_from_the_seed_and_is_the_same_in_both_precisions()
    {
        var (singles, doubles) = (new float[100], new double[100]);
        DropMask.Fill(7, 0.5, 2f, singles);
        DropMask.Fill(7, 0.5, 2.0, doubles);
        doubles.ShouldBe(singles.Select(x => (double)x));

        // As a few lines of Python give them, and every machine must.
        string.Concat(doubles[..64].Select(x => x == 0 ? '0' : '1')).ShouldBe("0110110110010001001101111101010001100100010111010010101001110111");
    }

    [Fact]
    public void Each_lane_is_the_librarys_own_generator()
    {
        var seed = 42UL;
        var words = new ulong[32];
        for (var i = 0; i < 32; i++)
            words[i] = Mix(ref seed);
        var lanes = new DropMask(42);
        var streams = Enumerable.Range(0, 8).Select(lane => new RandomStream(new RandomState(words[lane], words[8 + lane], words[16 + lane], words[24 + lane]))).ToArray();
        for (var step = 0; step < 20; step++)
        {
            var numbers = lanes.Next();
            for (var lane = 0; lane < 8; lane++)
                numbers[lane].ShouldBe(streams[lane].NextBits());
        }
    }

    [Fact]
    public void A_short_mask_is_the_beginning_of_a_long_one()
    {
        var (few, many) = (new float[45], new float[200]);
        DropMask.Fill(3, 0.3, 1f, few);
        DropMask.Fill(3, 0.3, 1f, many);
        few.ShouldBe(many[..45]);
    }

    [Fact]
    public void Noise_has_its_deviation_in_training_and_is_absent_in_prediction()
    {
        var noise = Trained(new GaussianNoise(0.5), 200, 500) - 1;
        noise.Mean().ShouldBe(0, 0.01);
        Math.Sqrt(noise.Map(x => x * x).Mean()).ShouldBe(0.5, 0.01);
        new Network(4, [new GaussianNoise(0.5)]).Predict(Ones(2, 4)).ShouldBe(Ones(2, 4));
        Trained(new GaussianNoise(0), 2, 3).ShouldBe(Ones(2, 3));
    }

    [Fact]
    public void Input_noise_on_a_linear_model_is_an_L2_penalty_in_expectation()
    {
        // E (w·(x + σn) − y)² = (w·x − y)² + σ²‖w‖² (Bishop 1995).
        var network = new Network(3, [new GaussianNoise(0.7), new Dense(1)], precision: Precision.Double);
        new Vector([0.5, -1, 2, 0.25]).CopyTo(network.Parameters);
        var x = Matrix.FromRows(Enumerable.Repeat(Vector.Of(1, 2, 3), 200_000));
        var loss = network.Gradient(x, Matrix.Filled(x.Rows, 1, 4), new MeanSquaredError());
        var clean = network.Loss(x[..1], [[4]], new MeanSquaredError());
        var scale = new MeanSquaredError().Evaluate(1.0, 0).Value;
        loss.ShouldBe(clean + (scale * new L2(0.49).Value([0.5, -1, 2])), 0.02);
    }

    [Fact]
    public void Rates_out_of_range_are_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Dropout(1)).Message.ShouldStartWith("DropRate must be in [0, 1), got 1: it is the part that is left out");
        Should.Throw<ArgumentOutOfRangeException>(() => new Dropout(double.NaN)).Message.ShouldStartWith("DropRate must be in [0, 1), got NaN");
        Should.Throw<ArgumentOutOfRangeException>(() => Dropout.Keeping(0)).Message.ShouldStartWith("keepRate must be in (0, 1], got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new GaussianNoise(-1)).Message.ShouldStartWith("Deviation must be in [0, ∞), got -1");
    }

    private static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private static Matrix Ones(int rows, int columns, Precision precision = Precision.Single) => Matrix.Filled(rows, columns, 1, precision);

    private static Matrix Trained(Layer layer, int rows, int columns)
    {
        var network = new Network(columns, [layer]);
        var pass = network.PassOf(rows);
        Ones(rows, columns).CopyTo(pass.Input);
        network.Run(pass, training: true);
        return pass.Output;
    }
}
