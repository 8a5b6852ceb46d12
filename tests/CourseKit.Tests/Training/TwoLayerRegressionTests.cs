using CourseKit.Preprocessing;
using CourseKit.Tensors;
using CourseKit.Training;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Training;

/// <summary>Chapter 00: back-propagation by hand, on houses as in data/houses (rooms, area, type, distance → price).</summary>
public class TwoLayerRegressionTests
{
    [Fact]
    public void Back_propagation_worked_by_hand_comes_out()
    {
        // One example x = (1, 2), t = 1; U = [[1, −1], [0.5, 1]], b = (0, −3), w = (2, 3), c = 0.5: z = (2, −2), h = (2, 0), f = 4.5.
        var network = new TwoLayerRegression(Matrix.Of(new[,] { { 1, -1 }, { 0.5, 1 } }), [0, -3], [2, 3], 0.5);
        var x = Matrix.Of(new[,] { { 1.0, 2 } });
        var gradient = network.Gradient(x, [1]);

        network.Predict(x).ShouldBe([4.5]);
        gradient.Loss.ShouldBe(12.25);

        // ∂J/∂f = 2 (4.5 − 1) = 7; the second unit is shut.
        gradient.OutputBias.ShouldBe(7);
        gradient.OutputWeights.ShouldBe([14, 0]);
        gradient.HiddenBias.ShouldBe([14, 0]);
        gradient.HiddenWeights.ShouldBe(Matrix.Of(new[,] { { 14, 0 }, { 28, 0 } }, Precision.Double));
        network.Step(gradient, 0.01).OutputBias.ShouldBe(0.43, 1e-15);
    }

    [Fact]
    public void Every_gradient_agrees_with_finite_differences()
        => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            var stream = new RandomStream(seed);
            var (inputs, hidden, examples) = (stream.NextInt(1, 5), stream.NextInt(1, 6), stream.NextInt(1, 8));
            var network = TwoLayerRegression.Initialize(inputs, hidden, stream);
            network = network.With(network.Parameters + stream.NormalVector(network.ParameterCount, 0, 0.3));
            var check = network.CheckGradient(stream.Normal(examples, inputs), stream.NormalVector(examples), 1e-5);
            check.Passed.ShouldBeTrue(check.ToString());
            check.Count.ShouldBe(((inputs + 2) * hidden) + 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_slip_in_the_chain_rule_is_found_and_named()
    {
        var (x, t) = Houses(20);
        var network = TwoLayerRegression.Initialize(6, 5, new RandomStream(2));
        var right = network.Gradient(x, t);
        var slip = right with { HiddenBias = right.HiddenBias / 2 };

        var check = GradientCheck.Of(parameters => network.With(parameters).Loss(x, t), slip.Flatten(), network.Parameters, name: network.NameOf);
        check.Passed.ShouldBeFalse();
        check.WorstName.ShouldStartWith("b[");
        network.CheckGradient(x, t).Passed.ShouldBeTrue();
    }

    [Fact]
    public void It_learns_house_prices_to_near_their_noise_with_each_unit_of_input()
    {
        var (x, t) = Houses(300);
        var split = Splits.HoldOut(300, 0, 0.3, new RandomStream(1));
        var (trainX, trainT) = (x.TakeRows(split.Train), Take(t, split.Train));
        foreach (int? batch in (int?[])[null, 20, 1])
        {
            var start = TwoLayerRegression.Initialize(6, 8, new RandomStream(3));
            var (network, losses) = start.Train(trainX, trainT, batch == 1 ? 0.005 : 0.05, batch is null ? 300 : 30, batch, new RandomStream(4));

            losses.Length.ShouldBe(batch is null ? 301 : 31);
            losses[0].ShouldBe(start.Loss(trainX, trainT));
            losses[^1].ShouldBeLessThan(0.1 * losses[0]);
            network.Loss(x.TakeRows(split.Test), Take(t, split.Test)).ShouldBeLessThan(0.15); // The price has variance 1; the noise is about 0.02 of it.
        }
    }

    [Fact]
    public void Same_seed_same_network()
    {
        var (x, t) = Houses(40);
        Vector Trained(long seed) => TwoLayerRegression.Initialize(6, 4, new RandomStream(seed)).Train(x, t, 0.05, 5, 8, new RandomStream(seed)).Network.Parameters;

        Trained(5).ShouldBe(Trained(5));
        Trained(5).ShouldNotBe(Trained(6));
    }

    [Fact]
    public void Parameters_go_to_a_vector_and_back()
    {
        var network = TwoLayerRegression.Initialize(3, 4, new RandomStream(1));

        network.ParameterCount.ShouldBe(21);
        network.With(network.Parameters).Parameters.ShouldBe(network.Parameters);
        Enumerable.Range(0, 21).Select(network.NameOf).Where((_, i) => i is 0 or 5 or 11 or 12 or 16 or 19 or 20)
            .ShouldBe(["U[0, 0]", "U[1, 1]", "U[2, 3]", "b[0]", "w[0]", "w[3]", "c"]);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var network = TwoLayerRegression.Initialize(3, 4, new RandomStream(1));
        Should.Throw<ShapeException>(() => network.Predict(new Matrix(2, 5))).Message.ShouldBe("x must have 3 columns, one a feature, got 2 × 5");
        Should.Throw<ShapeException>(() => network.Loss(new Matrix(2, 3), [1])).Message.ShouldContain("x has 2 rows and t 1 numbers");
        Should.Throw<ShapeException>(() => network.Gradient(new Matrix(0, 3), new Vector(0)));
        Should.Throw<ShapeException>(() => network.With([1, 2])).Message.ShouldContain("(3 + 2)·4 + 1 = 21 numbers, got 2");
        Should.Throw<ArgumentOutOfRangeException>(() => network.Train(new Matrix(2, 3), [1, 2], -0.1, 1)).Message.ShouldContain("learningRate must be in (0, ∞), got -0.1");
        network.Gradient(new Matrix(1, 3), [1]).Loss.ShouldBe(1); // A batch of one.
    }

    private static Vector Take(Vector t, int[] rows) => Vector.From(rows.Select(row => t[row]));

    // Rooms, area, one-hot type and distance, standardized; price standardized too.
    private static (Matrix X, Vector T) Houses(int count)
    {
        var stream = new RandomStream(42);
        var rows = new List<double[]>();
        var prices = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var type = stream.NextInt(3);
            var rooms = stream.NextInt(1 + type, 6 + type);
            var area = 12 + (17.5 * rooms) + stream.NextNormal(0, 9);
            var distance = 0.1 + stream.NextUniform(0, 8);
            rows.Add([rooms, area, type == 0 ? 1 : 0, type == 1 ? 1 : 0, type == 2 ? 1 : 0, distance]);
            prices.Add(40 + (12 * rooms) + (4.2 * area) - (11 * distance) + (type == 1 ? 30 : type == 2 ? 90 : 0) + stream.NextNormal(0, 25));
        }

        var x = Matrix.FromRows(rows);
        var t = new Vector([.. prices]);
        var deviation = Math.Sqrt((t - t.Mean()).Dot(t - t.Mean()) / count);
        return (new StandardScore().Fit(x).Transform(x), (t - t.Mean()) / deviation);
    }
}
