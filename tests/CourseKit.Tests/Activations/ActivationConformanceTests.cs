using CourseKit.Activations;
using CourseKit.Tensors;

namespace CourseKit.Tests.Activations;

/// <summary>What every activation of the table must do.</summary>
public class ActivationConformanceTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllActivations.Table.Count)];

    [Fact]
    public void Every_activation_of_the_library_is_in_the_table()
    {
        var written = typeof(Activation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Activation)) && !type.IsAbstract);
        written.Except(AllActivations.Table.Select(activation => activation.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_activations_of_the_table_are_equal() => AllActivations.Table.ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Places))]
    public void The_gradient_agrees_with_finite_differences(int place)
    {
        var activation = AllActivations.Table[place];
        const double h = 1e-6;
        var z = new RandomStream(place + 1).Normal(40, 3 * activation.Pieces, 0, 2)
            .Map(number => activation.Kinks.Any(kink => Math.Abs(number - kink) < 1e-3) ? number + 0.01 : number);
        var weight = new RandomStream(5).Normal(40, 3);
        var gradient = activation.Backward(z, activation.Apply(z), weight);
        for (var i = 0; i < z.Rows; i++)
        {
            for (var j = 0; j < z.Columns; j++)
            {
                var (up, down) = (z.Copy(), z.Copy());
                up[i, j] += h;
                down[i, j] -= h;
                var slope = (activation.Apply(up).Hadamard(weight).Sum() - activation.Apply(down).Hadamard(weight).Sum()) / (2 * h);
                gradient[i, j].ShouldBe(slope, 1e-6 * (1 + Math.Abs(slope)), $"{activation}, [{i}, {j}]");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_kinks_are_where_the_value_or_the_slope_jumps(int place)
    {
        var activation = AllActivations.Table[place];
        if (activation.Pieces > 1)
            return;
        double[] places = [.. Enumerable.Range(-80, 161).Select(k => k / 10.0)];
        var (valuesAbove, slopesAbove) = At(1e-9);
        var (valuesBelow, slopesBelow) = At(-1e-9);
        places.Where((_, i) => Math.Abs(valuesAbove[i] - valuesBelow[i]) > 1e-6 || Math.Abs(slopesAbove[i] - slopesBelow[i]) > 1e-6)
            .ShouldBe(activation.Kinks, activation.ToString());

        (Vector Values, Vector Slopes) At(double beside)
        {
            var z = new Matrix(1, places.Length, [.. places]) + beside;
            var values = activation.Apply(z);
            return (values.Flatten(), activation.Backward(z, values, Matrix.Filled(1, places.Length, 1)).Flatten());
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Single_precision_gives_the_same_to_six_digits(int place)
    {
        var activation = AllActivations.Table[place];
        var z = new RandomStream(3).Normal(50, 4 * activation.Pieces, 0, 4).To(Precision.Single);
        var gradient = new RandomStream(4).Normal(50, 4).To(Precision.Single);
        Matrix o = activation.Apply(z), wide = activation.Apply(z.To(Precision.Double));
        o.Precision.ShouldBe(Precision.Single);
        o.IsCloseTo(wide, 1e-7, 3e-6).ShouldBeTrue(activation.Name);
        activation.Backward(z, o, gradient)
            .IsCloseTo(activation.Backward(z.To(Precision.Double), wide, gradient.To(Precision.Double)), 3e-7, 1e-5).ShouldBeTrue(activation.Name);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_number_has_the_same_result_wherever_it_stands(int place)
    {
        var activation = AllActivations.Table[place];
        var z = new RandomStream(8).Normal(1, 61 * activation.Pieces, 0, 5);
        foreach (var precision in Enum.GetValues<Precision>())
        {
            var whole = activation.Apply(z.To(precision));
            var gradient = activation.Backward(z.To(precision), whole, whole);
            for (var cut = 1; cut < 20; cut++)
            {
                var part = new Matrix(1, cut * activation.Pieces, z.Flatten()[^(cut * activation.Pieces)..].ToArray()).To(precision);
                var output = activation.Apply(part);
                output.Flatten().ShouldBe(whole.Flatten()[^cut..]);
                activation.Backward(part, output, output).Flatten().ShouldBe(gradient.Flatten()[^(cut * activation.Pieces)..]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Outputs_lie_in_the_range_and_reach_its_finite_ends(int place)
    {
        var activation = AllActivations.Table[place];
        var (low, high) = activation.Range;
        var inputs = activation.Pieces * 400;
        var o = activation.Apply(new RandomStream(6).UniformVector(inputs, -6, 6));
        o.Min().ShouldBeGreaterThanOrEqualTo(low - 1e-3);
        o.Max().ShouldBeLessThanOrEqualTo(high);
        if (double.IsFinite(low))
            o.Min().ShouldBe(low, 0.01);
        if (double.IsFinite(high))
            o.Max().ShouldBe(high, 0.01);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void NaN_in_gives_NaN_out_and_leaves_the_others_alone(int place)
    {
        var activation = AllActivations.Table[place];
        foreach (var precision in Enum.GetValues<Precision>())
        {
            for (var at = 0; at < 21; at++)
            {
                var z = (new Matrix(1, 21 * activation.Pieces) + 0.5).To(precision);
                z[0, (at * activation.Pieces) + activation.Pieces - 1] = double.NaN;
                var o = activation.Apply(z);
                var g = activation.Backward(z, o, Matrix.Filled(1, 21, 1, precision));
                for (var i = 0; i < 21; i++)
                    double.IsNaN(o[0, i]).ShouldBe(i == at, $"{activation.Name} {precision}");
                g.Flatten().Count(double.IsNaN).ShouldBe(1);
                double.IsNaN(g[0, (at * activation.Pieces) + activation.Pieces - 1]).ShouldBeTrue();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void At_plus_and_minus_1000_it_is_at_its_limit_and_infinity_agrees(int place)
    {
        var activation = AllActivations.Table[place];
        if (activation.Pieces > 1)
            return;
        foreach (var precision in Enum.GetValues<Precision>())
        {
            Matrix far = new Matrix(1, 4, [-1000.0, 1000, double.NegativeInfinity, double.PositiveInfinity]).To(precision);
            var o = activation.Apply(far);
            var slope = activation.Backward(far, o, Matrix.Filled(1, 4, 1, precision));
            o.Flatten().ShouldAllBe(number => !double.IsNaN(number));
            slope.Flatten().ShouldAllBe(number => double.IsFinite(number));
            double.IsFinite(o[0, 0] + o[0, 1]).ShouldBeTrue();
            slope[0, 2].ShouldBe(slope[0, 0], activation.Name);
            slope[0, 3].ShouldBe(slope[0, 1], activation.Name);
            for (var side = 0; side < 2; side++)
            {
                // A slope that is left means ±∞ at infinity; none means that the value stays.
                if (slope[0, side] == 0)
                    o[0, side + 2].ShouldBe(o[0, side], activation.Name);
                else
                    double.IsInfinity(o[0, side + 2]).ShouldBeTrue(activation.Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_batch_that_is_empty_gives_an_empty_batch(int place)
    {
        var activation = AllActivations.Table[place];
        activation.Apply(Matrix.Zeros(0, 4 * activation.Pieces)).ShouldBe(Matrix.Zeros(0, 4));
        activation.Apply(Vector.Zeros(0)).ShouldBe(Vector.Zeros(0));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Shapes_and_precisions_must_match(int place)
    {
        var activation = AllActivations.Table[place];
        var (z, o) = (Matrix.Zeros(2, 4 * activation.Pieces), Matrix.Zeros(2, 4));
        Should.Throw<ShapeException>(() => activation.Apply(z, Matrix.Zeros(2, 3))).Message.ShouldContain($"the input is 2 × {4 * activation.Pieces}, the output 2 × 3");
        Should.Throw<ShapeException>(() => activation.Apply(z, Matrix.Zeros(1, 8)));
        Should.Throw<ShapeException>(() => activation.Backward(z, o, Matrix.Zeros(2, 5))).Message.ShouldContain("gradient 2 × 5");
        Should.Throw<ShapeException>(() => activation.Backward(z, o, o, Matrix.Zeros(3, 4)));
        Should.Throw<ShapeException>(() => activation.Apply<double>(new double[7], new double[5])).Message.ShouldContain("7 inputs, 5 outputs");
        Should.Throw<ShapeException>(() => activation.Backward<double>(new double[6], new double[6 / activation.Pieces], new double[7], new double[6]));
        Should.Throw<ArgumentException>(() => activation.Apply(z, Matrix.Zeros(2, 4, Precision.Single))).Message.ShouldContain("precision");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void It_may_work_in_place_and_allocates_nothing(int place)
    {
        var activation = AllActivations.Table[place];
        var z = new RandomStream(2).Normal(16, 10 * activation.Pieces, 0, 3);
        var (o, g) = (Matrix.Zeros(16, 10), new RandomStream(3).Normal(16, 10));
        var result = Matrix.Zeros(16, 10 * activation.Pieces);
        void Step()
        {
            activation.Apply(z, o);
            activation.Backward(z, o, g, result);
        }

        Step();
        Allocations.Of(Step).ShouldBe(0);

        if (activation.Pieces > 1)
            return;
        var (inPlace, gradient) = (z.Copy(), g.Copy());
        activation.Apply(inPlace, inPlace);
        inPlace.ShouldBe(o);
        activation.Backward(z, o, gradient, gradient);
        gradient.ShouldBe(result);
    }
}
