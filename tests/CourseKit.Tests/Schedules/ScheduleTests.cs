using CourseKit.Schedules;
using CourseKit.Tests.Optimizers;

namespace CourseKit.Tests.Schedules;

public class ScheduleTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllSchedules.Table.Count)];

    [Fact]
    public void Every_schedule_of_the_library_is_in_the_table()
    {
        var written = typeof(Schedule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Schedule)) && !type.IsAbstract);

        written.Except(AllSchedules.Table.Select(row => row.Schedule.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_schedules_of_the_table_have_the_same_name() => AllSchedules.Table.Select(row => row.Name).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Places))]
    public void Two_hundred_rates_are_PyTorchs(int place)
    {
        var (name, schedule) = AllSchedules.Table[place];
        var golden = OptimizerGolden.Numbers(OptimizerGolden.Root.GetProperty("schedules").GetProperty(name)).ToArray();

        var rates = schedule.First(200);

        for (var t = 0; t < 200; t++)
            rates[t].ShouldBe(golden[t], 1e-12, $"{name}, step {t}");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Each_rate_is_finite_not_negative_and_the_same_when_asked_again(int place)
    {
        var (_, schedule) = AllSchedules.Table[place];
        foreach (var step in new[] { 1_000_000, 0, 7, int.MaxValue, 199, 200, 201 })
        {
            var rate = schedule.At(step);
            double.IsFinite(rate).ShouldBeTrue();
            rate.ShouldBeGreaterThanOrEqualTo(0);
            schedule.At(step).ShouldBe(rate);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => schedule.At(-1)).Message.ShouldStartWith("step must be ≥ 0, got -1");
    }

    [Fact]
    public void Momentum_rises_from_0_5_to_0_99()
    {
        var momentum = new RisingMomentum();
        momentum.At(0).ShouldBe(0.5);
        momentum.At(250).ShouldBe(0.75);
        momentum.At(12_249).ShouldBeLessThan(0.99);
        momentum.At(20_000).ShouldBe(0.99);
    }

    [Fact]
    public void A_cosine_without_restarts_stays_at_its_least()
    {
        var cosine = new CosineDecay(1, 10, 0.25);
        cosine.At(0).ShouldBe(1);
        cosine.At(5).ShouldBe(0.625, 1e-15);
        cosine.At(10).ShouldBe(0.25);
        cosine.At(11).ShouldBe(0.25);
    }

    [Fact]
    public void Warm_up_goes_over_into_the_start_of_what_follows()
    {
        var schedule = new WarmUp(new StepDecay(1, 5), 4);
        schedule.First(10).ShouldBe([0, 0.25, 0.5, 0.75, 1, 1, 1, 1, 1, 0.1], 1e-15);
    }

    [Fact]
    public void A_parameter_out_of_range_is_named_with_its_range()
    {
        Message(() => new StepDecay(0, 10)).ShouldStartWith("start must be in (0, ∞), got 0");
        Message(() => new StepDecay(1, 0)).ShouldStartWith("every must be ≥ 1, got 0");
        Message(() => new ExponentialDecay(1, 1.5)).ShouldStartWith("factor must be in (0, 1], got 1.5");
        Message(() => new WarmUp(0.1, 0)).ShouldStartWith("steps must be ≥ 1, got 0");
        Message(() => new ReduceOnPlateau(0.1, factor: 1)).ShouldStartWith("factor must be in (0, 1), got 1");
        Message(() => new ReduceOnPlateau(0.1, least: -0.1)).ShouldStartWith("least must be in [0, ∞), got -0.1");
        Message(() => new ReduceOnPlateau(0.1, least: double.PositiveInfinity)).ShouldStartWith("least must be in [0, ∞), got ");
    }

    [Fact]
    public void Reducing_on_a_plateau_is_PyTorchs_and_goes_on_from_a_stored_state()
    {
        var golden = OptimizerGolden.Root.GetProperty("plateau");
        var plateau = new ReduceOnPlateau(0.1, 0.5, 3, 1e-3, 2, 0.004);
        var state = plateau.Init();
        foreach (var (loss, rate) in OptimizerGolden.Numbers(golden.GetProperty("losses")).Zip(OptimizerGolden.Numbers(golden.GetProperty("rates"))))
        {
            // The state is five numbers: what a file would hold.
            var (r, best, waited, rest, reductions) = state;
            state = plateau.Next(new PlateauState(r, best, waited, rest, reductions), loss);
            state.Rate.ShouldBe(rate, 1e-15);
        }

        state.Rate.ShouldBe(0.004);
        state.Reductions.ShouldBe(5);
    }

    [Fact]
    public void A_loss_of_NaN_is_never_an_improvement()
    {
        var plateau = new ReduceOnPlateau(0.1, patience: 1);
        var state = plateau.Next(plateau.Next(plateau.Init(), double.NaN), double.NaN);
        state.Rate.ShouldBe(0.01, 1e-15);
        double.IsPositiveInfinity(state.Best).ShouldBeTrue();
    }

    private static string Message(Func<object> make) => Should.Throw<ArgumentOutOfRangeException>(make).Message;
}
