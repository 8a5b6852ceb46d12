using CourseKit.Regularization;
using CourseKit.Tensors;

namespace CourseKit.Tests.Regularization;

/// <summary>What every penalty of the table must do.</summary>
public class PenaltyConformanceTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllPenalties.Table.Count)];

    [Fact]
    public void Every_penalty_of_the_library_is_in_the_table()
    {
        var written = typeof(Penalty).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Penalty)) && !type.IsAbstract);
        written.Except(AllPenalties.Table.Select(penalty => penalty.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_rows_of_the_table_are_equal() => AllPenalties.Table.ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Places))]
    public void The_gradient_agrees_with_finite_differences(int place)
    {
        var penalty = AllPenalties.Table[place];
        for (var seed = 1; seed <= 5; seed++)
        {
            var Θ = new RandomStream(seed).NormalVector(5);
            var gradient = penalty.Evaluate(Θ).Gradient;
            const double h = 1e-6;
            for (var i = 0; i < Θ.Length; i++)
            {
                var (up, down) = (Θ.Copy(), Θ.Copy());
                up[i] += h;
                down[i] -= h;
                gradient[i].ShouldBe((penalty.Value(up) - penalty.Value(down)) / (2 * h), 1e-8, $"{penalty.Name}, weight {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void It_adds_to_a_part_of_a_gradient_and_leaves_the_rest(int place)
    {
        var penalty = AllPenalties.Table[place];
        var Θ = new RandomStream(3).NormalVector(9);
        var g = new RandomStream(4).NormalVector(9);
        var before = g.Copy();
        penalty.AddGradient(Θ.View(2, 5), g.View(2, 5)).ShouldBe(penalty.Value(Θ[2..7]));
        g[..2].ShouldBe(before[..2]);
        g[7..].ShouldBe(before[7..]);
        g[2..7].IsCloseTo(before[2..7] + penalty.Evaluate(Θ[2..7]).Gradient, 1e-15).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void At_zero_value_and_gradient_are_zero(int place)
    {
        var (value, gradient) = AllPenalties.Table[place].Evaluate(Vector.Zeros(5));
        value.ShouldBe(0);
        gradient.ShouldBe(Vector.Zeros(5));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void It_is_convex_and_its_gradient_supports_it_from_below(int place)
    {
        var penalty = AllPenalties.Table[place];
        for (var seed = 1; seed <= 20; seed++)
        {
            var stream = new RandomStream(seed);
            var (a, b) = (stream.NormalVector(5), stream.NormalVector(5));
            var (value, gradient) = penalty.Evaluate(a);
            penalty.Value(b).ShouldBeGreaterThanOrEqualTo(value + gradient.Dot(b - a) - 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void No_point_nearby_is_better_than_the_proximal_one(int place)
    {
        var penalty = AllPenalties.Table[place];
        const double rate = 2;
        for (var seed = 1; seed <= 5; seed++)
        {
            var stream = new RandomStream(seed);
            var Θ = stream.NormalVector(5);
            var u = Θ.Copy();
            penalty.Proximal(u, rate);
            double Cost(Vector v) => (0.5 * (v - Θ).Dot(v - Θ)) + (rate * penalty.Value(v));
            for (var trial = 0; trial < 50; trial++)
                Cost(u + stream.NormalVector(5, 0, 1e-3)).ShouldBeGreaterThanOrEqualTo(Cost(u) - 1e-13, penalty.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_proximal_step_of_rate_0_changes_nothing(int place)
    {
        var Θ = new RandomStream(3).NormalVector(5);
        var u = Θ.Copy();
        AllPenalties.Table[place].Proximal(u, 0);
        u.IsCloseTo(Θ, 1e-15).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Single_precision_gives_the_same_to_six_digits(int place)
    {
        var penalty = AllPenalties.Table[place];
        var Θ = new RandomStream(3).NormalVector(5);
        var exact = penalty.Evaluate(Θ);
        var single = penalty.Evaluate(Θ.To(Precision.Single));
        single.Value.ShouldBe(exact.Value, 1e-6);
        single.Gradient.Precision.ShouldBe(Precision.Single);
        single.Gradient.IsCloseTo(exact.Gradient, 1e-6).ShouldBeTrue();
        var (near, far) = (Θ.Copy(), Θ.To(Precision.Single).Copy());
        penalty.Proximal(near, 0.5);
        penalty.Proximal(far, 0.5);
        far.IsCloseTo(near, 1e-6).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_NaN_among_the_weights_is_seen(int place)
    {
        var (value, gradient) = AllPenalties.Table[place].Evaluate([1, 2, double.NaN, 3, 4]);
        value.ShouldBe(double.NaN);
        gradient[2].ShouldBe(double.NaN);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Lengths_precisions_and_rates_are_checked(int place)
    {
        var penalty = AllPenalties.Table[place];
        Should.Throw<ShapeException>(() => penalty.AddGradient(Vector.Zeros(5), Vector.Zeros(4))).Message
            .ShouldBe($"{penalty.Name}: there are 5 weights and 4 gradients: both must have the same length");
        Should.Throw<ArgumentException>(() => penalty.AddGradient(Vector.Zeros(5), Vector.Zeros(5, Precision.Single))).Message
            .ShouldContain("the weights have precision Double, the gradients Single");
        Should.Throw<ArgumentOutOfRangeException>(() => penalty.Proximal(Vector.Zeros(5), -1)).Message.ShouldStartWith("learningRate must be in [0, ∞), got -1");
        penalty.Name.ShouldNotBeNullOrWhiteSpace();
        penalty.Formula.ShouldContain("λ");
    }
}
