using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Tests.Losses;

/// <summary>What every loss of the table must do.</summary>
public class LossConformanceTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllLosses.Table.Count)];

    [Fact]
    public void Every_loss_of_the_library_is_in_the_table()
    {
        var written = typeof(Loss).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Loss)) && !type.IsAbstract);
        written.Except(AllLosses.Table.Select(loss => loss.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_losses_have_the_same_name_and_formula()
        => AllLosses.Table.Select(loss => (loss.Name, loss.Formula)).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Places))]
    public void The_gradient_agrees_with_finite_differences(int place)
    {
        var loss = AllLosses.Table[place];
        for (var seed = 1; seed <= 5; seed++)
        {
            var (outputs, targets) = Example(loss, 4, 5, seed);
            var gradient = loss.Evaluate(outputs, targets).Gradient;
            const double h = 1e-6;
            for (var i = 0; i < outputs.Rows; i++)
            {
                for (var j = 0; j < outputs.Columns; j++)
                {
                    var (up, down) = (outputs.Copy(), outputs.Copy());
                    up[i, j] += h;
                    down[i, j] -= h;
                    var slope = (loss.Evaluate(up, targets).Value - loss.Evaluate(down, targets).Value) / (2 * h);
                    gradient[i, j].ShouldBe(slope, 1e-5 * (1 + Math.Abs(slope)), $"{loss.Name}, seed {seed}, [{i}, {j}]");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_batch_is_the_mean_of_its_rows(int place)
    {
        var loss = AllLosses.Table[place];
        var (outputs, targets) = Example(loss, 6, 3, 7);
        var (value, gradient) = loss.Evaluate(outputs, targets);
        var rows = Enumerable.Range(0, 6).Select(i => loss.Evaluate(outputs.Row(i), targets.Row(i))).ToArray();
        value.ShouldBe(rows.Average(row => row.Value), 1e-12);
        (gradient * 6).IsCloseTo(Matrix.FromRows(rows.Select(row => row.Gradient)), 1e-12).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Single_precision_gives_the_same_to_six_digits(int place)
    {
        var loss = AllLosses.Table[place];
        var (outputs, targets) = Example(loss, 6, 10, 11);
        var exact = loss.Evaluate(outputs, targets);
        var single = loss.Evaluate(outputs.To(Precision.Single), targets.To(Precision.Single));
        single.Value.ShouldBe(exact.Value, 2e-5 * Math.Abs(exact.Value));
        single.Gradient.Precision.ShouldBe(Precision.Single);
        single.Gradient.IsCloseTo(exact.Gradient, 1e-5, 1e-4).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_value_is_never_negative_for_a_marked_class(int place)
    {
        var loss = AllLosses.Table[place];
        var (outputs, _) = Example(loss, 20, 4, 3);
        for (var i = 0; i < outputs.Rows; i++)
            loss.Evaluate(outputs.Row(i), i % 4).Value.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void NaN_among_the_outputs_is_a_NaN_loss_and_not_an_exception(int place)
        => AllLosses.Table[place].Evaluate([double.NaN, 0.3, 0.2], 1).Value.ShouldBe(double.NaN);

    [Theory]
    [MemberData(nameof(Places))]
    public void NaN_among_the_targets_is_an_error(int place)
        => Should.Throw<ArgumentException>(() => AllLosses.Table[place].Evaluate([0.5, 0.5], [double.NaN, 1])).Message.ShouldContain("target [0, 0]");

    [Theory]
    [MemberData(nameof(Places))]
    public void Shapes_must_match(int place)
    {
        var loss = AllLosses.Table[place];
        Should.Throw<ShapeException>(() => loss.Evaluate([0.5, 0.5, 0.1], [0, 1])).Message.ShouldContain("the output has 3 numbers, the target 2");
        Should.Throw<ShapeException>(() => loss.Evaluate(Vector.Zeros(0), Vector.Zeros(0)));
        Should.Throw<ShapeException>(() => loss.Evaluate(Matrix.Zeros(2, 3), Matrix.Zeros(3, 2))).Message.ShouldContain("the outputs are 2 × 3, the targets 3 × 2");
        Should.Throw<ShapeException>(() => loss.Evaluate(Matrix.Zeros(2, 3), [0])).Message.ShouldContain("1 labels");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_label_that_is_no_class_is_an_error(int place)
        => Should.Throw<ArgumentOutOfRangeException>(() => AllLosses.Table[place].Evaluate([0.5, 0.5], 2)).Message.ShouldContain("label 0 must be in 0 … 1, got 2");

    [Theory]
    [MemberData(nameof(Places))]
    public void Wrong_kinds_of_numbers_are_an_error(int place)
    {
        var loss = AllLosses.Table[place];
        if (loss.Outputs == OutputKind.Probability)
            Should.Throw<ArgumentException>(() => loss.Evaluate([1.5, 0.2], [1, 0])).Message.ShouldContain("output [0, 0] must be a probability in [0, 1], got 1.5");
        if (loss.Targets != TargetKind.Real)
            Should.Throw<ArgumentException>(() => loss.Evaluate([0.5, 0.2], [1, -0.5])).Message.ShouldContain("target [0, 1] must be in [0, 1], got -0.5");
        if (loss.Targets == TargetKind.Distribution)
            Should.Throw<ArgumentException>(() => loss.Evaluate([0.5, 0.2], [1, 0.5])).Message.ShouldContain("add up to 1");
        if (loss.Targets == TargetKind.OneHot)
            Should.Throw<ArgumentException>(() => loss.Evaluate([0.5, 0.2], [0.5, 0.5])).Message.ShouldContain("a single 1");
    }

    private static (Matrix Outputs, Matrix Targets) Example(Loss loss, int rows, int columns, long seed)
    {
        var stream = new RandomStream(seed);
        var outputs = loss.Outputs == OutputKind.Probability ? stream.Uniform(rows, columns, 0.05, 0.95) : stream.Normal(rows, columns, 0, 2);
        var random = stream.Uniform(rows, columns, 0.05, 0.95);
        int[] labels = [.. Enumerable.Range(0, rows).Select(_ => stream.NextInt(columns))];
        var targets = loss.Targets switch
        {
            TargetKind.Real => random * 3,
            TargetKind.Probability => random,
            TargetKind.Distribution => random.DivideRows(random.RowSums()),
            _ => Matrix.OneHot(labels, columns),
        };
        return (outputs, targets);
    }
}
