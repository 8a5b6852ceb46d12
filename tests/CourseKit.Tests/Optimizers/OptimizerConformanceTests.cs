using CourseKit.Optimizers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Optimizers;

/// <summary>What every optimizer of the table must do; wrappers are optimizers.</summary>
public class OptimizerConformanceTests
{
    private static readonly double[] Rates = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllOptimizers.Table.Count)];

    [Fact]
    public void Every_optimizer_of_the_library_is_in_the_table()
    {
        var written = typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract);

        written.Except(AllOptimizers.Table.Select(optimizer => optimizer.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_optimizers_of_the_table_have_the_same_name()
        => AllOptimizers.Table.Select(optimizer => optimizer.Name).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Places))]
    public void Two_hundred_steps_are_those_of_the_independent_implementation(int place)
    {
        var optimizer = AllOptimizers.Table[place];
        var golden = OptimizerGolden.TraceOf(optimizer);
        optimizer = optimizer with { LearningRate = golden.GetProperty("rate").GetDouble() };

        var path = optimizer.Minimize(OptimizerGolden.Gradient, OptimizerGolden.Start, 200);

        foreach (var (step, points) in OptimizerGolden.Steps.Zip(golden.GetProperty("points").EnumerateArray()))
        {
            var difference = Difference(path.Points[step], OptimizerGolden.Numbers(points));
            difference.ShouldBeLessThan(1e-12, $"{optimizer.Name}, step {step}");
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Single_precision_goes_the_same_way(int place)
    {
        var optimizer = AllOptimizers.Table[place] with { LearningRate = 0.002 };

        var exact = optimizer.Minimize(OptimizerGolden.Gradient, OptimizerGolden.Start, 20);
        var single = optimizer.Minimize(OptimizerGolden.Gradient, OptimizerGolden.Start.To(Precision.Single), 20);

        single.Last.Precision.ShouldBe(Precision.Single);
        Difference(single.Last, exact.Last).ShouldBeLessThan(2e-5, optimizer.Name);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void It_descends_a_quadratic_of_condition_100(int place)
        => Best(place, x => (0.5 * x[0] * x[0]) + (50 * x[1] * x[1]), x => [x[0], 100 * x[1]], [-2, 1], 3000).ShouldBeLessThan(0.02);

    [Theory]
    [MemberData(nameof(Places))]
    public void It_descends_the_banana_valley_of_Rosenbrock(int place)
        => Best(
            place,
            x => Math.Pow(1 - x[0], 2) + (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)),
            x => [(-2 * (1 - x[0])) - (400 * x[0] * (x[1] - (x[0] * x[0]))), 200 * (x[1] - (x[0] * x[0]))],
            [-1.2, 1],
            3000).ShouldBeLessThan(0.5);

    [Theory]
    [MemberData(nameof(Places))]
    public void The_same_run_gives_the_same_bits(int place)
    {
        var optimizer = AllOptimizers.Table[place];

        Bits(optimizer.Minimize(OptimizerGolden.Gradient, OptimizerGolden.Start, 50).Last)
            .ShouldBe(Bits(optimizer.Minimize(OptimizerGolden.Gradient, OptimizerGolden.Start, 50).Last));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_run_resumed_from_its_stored_state_gives_the_same_bits(int place)
    {
        foreach (var precision in Enum.GetValues<Precision>())
        {
            var optimizer = AllOptimizers.Table[place];
            var whole = OptimizerGolden.Start.To(precision).Copy();
            var state = optimizer.Init(whole);
            Run(optimizer, state, whole, 13);
            var half = whole.Copy();
            var vectors = state.Vectors.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
            var numbers = state.Numbers;
            Run(optimizer, state, whole, 17);

            var restored = optimizer.Restore(vectors, numbers, half);
            Run(optimizer, restored, half, 17);

            Bits(half).ShouldBe(Bits(whole), optimizer.Name);
            restored.Steps.ShouldBe(30);
            restored.Vectors.ShouldAllBe(pair => Bits(pair.Value).SequenceEqual(Bits(state.Vectors[pair.Key])));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_update_alone_is_what_a_step_adds(int place)
    {
        var optimizer = AllOptimizers.Table[place];
        var (stepped, added) = (OptimizerGolden.Start, OptimizerGolden.Start);
        var (first, second) = (optimizer.Init(stepped), optimizer.Init(added));
        for (var t = 0; t < 10; t++)
        {
            optimizer.Step(first, OptimizerGolden.Gradient(optimizer.GradientPoint(first, stepped)), stepped);
            var before = added.Copy();
            var update = optimizer.Update(second, OptimizerGolden.Gradient(optimizer.GradientPoint(second, added)), added);
            added.ShouldBe(before);
            added += update;
        }

        Bits(added).ShouldBe(Bits(stepped));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_gradient_of_zero_from_the_start_moves_nothing_but_what_decays(int place)
    {
        var optimizer = AllOptimizers.Table[place];
        var Θ = OptimizerGolden.Start;
        var state = optimizer.Init(Θ);

        for (var t = 0; t < 3; t++)
            optimizer.Step(state, new Vector(Θ.Length), Θ);

        if (optimizer.Name.Contains("decay", StringComparison.Ordinal) || optimizer.Name.Contains("L2", StringComparison.Ordinal) || optimizer is AdamW)
            Θ.Select(Math.Abs).Zip(OptimizerGolden.Start.Select(Math.Abs)).ShouldAllBe(pair => pair.First < pair.Second);
        else
            Θ.ShouldBe(OptimizerGolden.Start);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_gradient_of_NaN_spoils_its_own_parameter_for_good_and_no_other(int place)
    {
        var optimizer = AllOptimizers.Table[place];
        var (Θ, sound) = (OptimizerGolden.Start, OptimizerGolden.Start);
        var (state, other) = (optimizer.Init(Θ), optimizer.Init(sound));
        for (var t = 0; t < 3; t++)
        {
            var g = new Vector(Θ.Length) + 0.1;
            optimizer.Step(other, g, sound);
            if (t == 0)
                g[5] = double.NaN;
            optimizer.Step(state, g, Θ);
        }

        for (var i = 0; i < Θ.Length; i++)
        {
            if (i == 5 || optimizer is ClipByNorm)
                double.IsNaN(Θ[i]).ShouldBeTrue(optimizer.Name);
            else
                Θ[i].ShouldBe(sound[i], optimizer.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_state_counts_the_steps(int place)
    {
        var optimizer = AllOptimizers.Table[place];
        var Θ = OptimizerGolden.Start;
        var state = optimizer.Init(Θ);
        state.Steps.ShouldBe(0);

        Run(optimizer, state, Θ, 3);

        state.Steps.ShouldBe(3);
        state.Numbers["steps"].ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_step_after_the_first_allocates_nothing(int place)
    {
        var optimizer = AllOptimizers.Table[place];
        var Θ = new Vector(1003, Precision.Single);
        var g = new Vector(1003, Precision.Single) + 0.01;
        var state = optimizer.Init(Θ);
        for (var t = 0; t < 3; t++)
            optimizer.Step(state, g, optimizer.GradientPoint(state, Θ) is null ? g : Θ);

        Allocations.Of(() =>
        {
            for (var t = 0; t < 10; t++)
                optimizer.Step(state, g, optimizer.GradientPoint(state, Θ) is null ? g : Θ);
        }).ShouldBe(0, optimizer.Name);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Each_parameter_goes_its_way_whatever_its_place(int place)
    {
        // Lengths that fill registers exactly, leave a rest, or have nothing else.
        var optimizer = AllOptimizers.Table[place];
        if (optimizer is ClipByNorm)
            return;
        var reference = optimizer.Minimize(x => x * 2 - 1, [3], 10).Last[0];
        foreach (var length in new[] { 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 33 })
            optimizer.Minimize(x => x * 2 - 1, new Vector(length) + 3, 10).Last.ShouldAllBe(value => value.Equals(reference));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_copy_with_another_rate_has_that_rate_and_is_otherwise_equal(int place)
    {
        var optimizer = AllOptimizers.Table[place];
        var changed = optimizer with { LearningRate = 0.123 };

        changed.LearningRate.At(7).ShouldBe(0.123);
        changed.ShouldNotBe(optimizer);
        (changed with { LearningRate = optimizer.LearningRate }).ShouldBe(optimizer);
    }

    private static double Best(int place, Func<Vector, double> function, Func<Vector, Vector> gradient, Vector start, int steps)
        => Rates.Min(rate =>
        {
            var path = (AllOptimizers.Table[place] with { LearningRate = rate }).Minimize(gradient, start, steps);
            return path.Diverged ? double.PositiveInfinity : function(path.Last) / function(start);
        });

    private static void Run(Optimizer optimizer, OptimizerState state, Vector parameters, int steps)
    {
        for (var t = 0; t < steps; t++)
            optimizer.Step(state, OptimizerGolden.Gradient(optimizer.GradientPoint(state, parameters)), parameters);
    }

    private static double Difference(Vector a, Vector b) => a.Zip(b).Max(pair => Math.Abs(pair.First - pair.Second) / (1 + Math.Abs(pair.Second)));

    private static long[] Bits(Vector vector) => [.. vector.Select(BitConverter.DoubleToInt64Bits)];
}
