using CourseKit.Activations;
using CourseKit.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Tests.Initialization;

/// <summary>What is particular to one initializer.</summary>
public class InitializerTests
{
    [Fact]
    public void The_uniform_ranges_are_5_10_and_5_11()
    {
        var (one, two) = (new UniformFanIn().Weights(100, 400, new RandomStream(1)), new UniformFanInOut().Weights(100, 400, new RandomStream(1)));
        (one.Max(), -one.Min()).ShouldSatisfyAllConditions(r => r.Item1.ShouldBeInRange(0.0999, 0.1), r => r.Item2.ShouldBeInRange(0.0999, 0.1));
        var range = Math.Sqrt(6.0 / 500);
        (two.Max(), -two.Min()).ShouldSatisfyAllConditions(r => r.Item1.ShouldBeInRange(0.999 * range, range), r => r.Item2.ShouldBeInRange(0.999 * range, range));
    }

    [Fact]
    public void Deviations_are_the_formulas()
    {
        var shape = WeightShape.Dense(50, 150);
        new Gaussian().Deviation(shape).ShouldBe(0.01);
        new Xavier().Deviation(shape).ShouldBe(1 / Math.Sqrt(50));
        new He().Deviation(shape).ShouldBe(0.2);
        new UniformFanInOut().Deviation(shape).ShouldBe(0.1);
        new He().Deviation(WeightShape.Convolution(2, 5, 5, 8)).ShouldBe(0.2);
        new UniformFanInOut().Deviation(WeightShape.Convolution(2, 5, 5, 6)).ShouldBe(0.1);
        WeightShape.Convolution(channels: 2, height: 3, width: 5, filters: 7).ShouldBe(new WeightShape(30, 7, 30, 105));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(30, 12)]
    [InlineData(12, 30)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(100, 100)]
    public void Orthogonal_weights_are_orthonormal_on_the_shorter_side(int inputs, int outputs)
    {
        var w = new Orthogonal(2).Weights(inputs, outputs, new RandomStream(3), Precision.Double);
        var product = inputs >= outputs ? w.TransposeTimes(w) : w.TimesTranspose(w);
        product.IsCloseTo(Matrix.Identity(Math.Min(inputs, outputs)) * 4, 1e-13, 0).ShouldBeTrue();
    }

    [Fact]
    public void Orthogonal_weights_are_spread_evenly_over_both_signs()
    {
        // Without the fix of signs, Q's diagonal is mostly of one sign. For 2 × 2, each entry has mean 0 and variance ½.
        var random = new RandomStream(11);
        var draws = Enumerable.Range(0, 4000).Select(_ => new Orthogonal().Weights(2, 2, random, Precision.Double)).ToArray();
        draws.Average(w => w[0, 0]).ShouldBe(0, 4.89 * Math.Sqrt(0.5 / draws.Length));
        draws.Average(w => w[1, 1]).ShouldBe(0, 4.89 * Math.Sqrt(0.5 / draws.Length));
        draws.Average(w => w[0, 1] * w[0, 1]).ShouldBe(0.5, 4.89 * Math.Sqrt(0.125 / draws.Length));

        // Rotations and reflections alike.
        draws.Average(w => (w[0, 0] * w[1, 1]) - (w[0, 1] * w[1, 0])).ShouldBe(0, 4.89 / Math.Sqrt(draws.Length));
    }

    [Fact]
    public void Q_is_the_one_whose_R_has_a_positive_diagonal()
    {
        var g = new RandomStream(2).Normal(4, 6);
        var q = g.Copy();
        OrthonormalRows.Make(q);
        var r = q * g.Transpose();
        for (var i = 0; i < 4; i++)
        {
            r[i, i].ShouldBeGreaterThan(0);
            for (var j = 0; j < i; j++)
                r[i, j].ShouldBe(0, 1e-14);
        }
    }

    [Fact]
    public void Q_agrees_with_LAPACK_s()
    {
        foreach (var golden in CourseKit.Tests.Activations.GoldenNumbers.Read("initialization.json").EnumerateArray())
        {
            var vectors = CourseKit.Tests.Activations.GoldenNumbers.Matrix(golden, "matrix").Transpose();
            OrthonormalRows.Make(vectors);
            vectors.Transpose().IsCloseTo(CourseKit.Tests.Activations.GoldenNumbers.Matrix(golden, "q"), 1e-13, 0).ShouldBeTrue();
        }
    }

    [Fact]
    public void Sparse_units_have_15_connections_of_their_own()
    {
        var w = new Sparse().Weights(100, 40, new RandomStream(1));
        for (var unit = 0; unit < 40; unit++)
            w.Column(unit).Count(weight => weight != 0).ShouldBe(15);
        Enumerable.Range(0, 100).Count(input => w.Row(input).All(weight => weight == 0)).ShouldBeLessThan(5);
        new Sparse().Weights(10, 3, new RandomStream(1)).Flatten().ShouldAllBe(weight => weight != 0);
        Should.Throw<ArgumentOutOfRangeException>(() => new Sparse(0)).Message.ShouldContain("Connections must be ≥ 1, got 0");
    }

    [Fact]
    public void The_random_walk_s_gains_are_the_paper_s()
    {
        new RandomWalk(Rectified: false).Gain(100).ShouldBe(Math.Exp(0.005), 1e-15);
        new RandomWalk().Gain(100).ShouldBe(Math.Sqrt(2) * Math.Exp(1.2 / 97.6), 1e-15);
        new RandomWalk().Gain(3).ShouldBe(Math.Sqrt(2) * Math.Exp(1.2 / 3.6), 1e-15);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Under_the_random_walk_the_gradient_s_logarithm_does_not_drift(bool rectified)
    {
        const int width = 16, depth = 20, runs = 150;
        var random = new RandomStream(21);
        var walks = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var gradient = random.NormalVector(width);
            var start = gradient.Norm();
            for (var layer = 0; layer < depth; layer++)
            {
                var w = new RandomWalk(rectified).Weights(width, width, random, Precision.Double);
                gradient = w * (rectified ? gradient.Map(g => random.NextUniform() < 0.5 ? 0 : g) : gradient);
            }

            walks[run] = Math.Log(gradient.Norm() / start);
        }

        // Each step has variance about 1/(2n) (5/(2n) with half of the units off); two standard errors and what the fit leaves out.
        walks.Average().ShouldBe(0, 0.6);

        // With g = 1 (√2) the drift would be −depth/(2n) = −0.6, about twice that with ReLU.
        (walks.Average() - (depth * Math.Log(new RandomWalk(rectified).Gain(width) / (rectified ? Math.Sqrt(2) : 1)))).ShouldBeLessThan(-0.35);
    }

    [Fact]
    public void Units_with_identical_weights_stay_copies_of_each_other()
    {
        var (x, w) = (new RandomStream(1).Normal(5, 3), new Constant(0.3).Weights(3, 4, new RandomStream(2), Precision.Double));
        var o = new Tanh().Apply(x * w);
        for (var unit = 1; unit < 4; unit++)
            o.Column(unit).ShouldBe(o.Column(0));
    }

    [Fact]
    public void He_keeps_ReLU_s_variance_and_erratum_4_makes_it_explode()
    {
        Through(new He()).ShouldBeInRange(0.3, 3);
        Through(new Xavier()).ShouldBeLessThan(0.06);
        Through(new Gaussian(0.01)).ShouldBeLessThan(1e-10);
        Through(new TwoOverRoot()).ShouldBeGreaterThan(15);
    }

    [Fact]
    public void Parameters_out_of_range_are_an_error()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Gaussian(0)).Message.ShouldContain("Sigma must be a finite number > 0, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new Gaussian() with { Sigma = double.NaN });
        Should.Throw<ArgumentOutOfRangeException>(() => new Orthogonal(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Sparse(15, double.PositiveInfinity));
        Should.Throw<ArgumentOutOfRangeException>(() => new Constant(double.NaN)).Message.ShouldContain("Value must be a finite number");
    }

    // The deviation of the outputs of ten ReLU layers of 100 units, for inputs of deviation 1.
    private static double Through(Initializer initializer)
    {
        var random = new RandomStream(4);
        var o = random.Normal(200, 100);
        for (var layer = 0; layer < 10; layer++)
            o = new ReLU().Apply(o * initializer.Weights(100, 100, random, Precision.Double));
        return Math.Sqrt(o.Hadamard(o).Mean());
    }

    // Erratum 4: He as one source prints it.
    private sealed record TwoOverRoot : Initializer
    {
        public override string Name => "2/√n";

        public override string Formula => "normal, σ = 2/√n";

        public override double Deviation(WeightShape shape) => 2 / Math.Sqrt(shape.FanIn);

        protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights)
        {
            foreach (ref var weight in weights)
                weight = random.NextNormal(0, Deviation(shape));
        }
    }
}
