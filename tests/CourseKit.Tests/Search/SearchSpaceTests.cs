using CourseKit.Search;
using CourseKit.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Search;

public class SearchSpaceTests
{
    private static readonly SearchRange[] Ranges =
        [new Uniform(-2, 3), LogUniform.OfPowers(-6, -2), new Integer(-3, 12), new Integer(5, 5), new Choice("ReLU", "tanh", "sigmoid"), new Choice(16, 32)];

    [Fact]
    public void A_log_uniform_range_draws_each_power_of_ten_alike()
    {
        var range = LogUniform.OfPowers(-6, -2);
        var stream = new RandomStream(1);
        var powers = Enumerable.Range(0, 4000).Select(_ => Math.Floor(Math.Log10(range.Draw(stream).Number))).ToArray();

        foreach (var power in (double[])[-6, -5, -4, -3])
            powers.Count(p => p == power).ShouldBeInRange(900, 1100);
        range.Low.ShouldBe(1e-6, 1e-20);
        LogUniform.OfPowers(-8, -4).High.ShouldBe(1e-4);
    }

    [Fact]
    public void Whole_numbers_and_words_are_drawn_alike()
    {
        var stream = new RandomStream(2);
        foreach (var range in (SearchRange[])[new Integer(1, 4), new Choice("a", "b", "c", "d")])
        {
            var counts = Enumerable.Range(0, 4000).Select(_ => range.Draw(stream)).CountBy(value => value).Select(count => count.Value).ToArray();
            counts.Length.ShouldBe(4);
            counts.ShouldAllBe(count => count > 900 && count < 1100);
        }
    }

    [Fact]
    public void A_values_place_gives_the_value_back()
        => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), thousandth =>
        {
            foreach (var range in Ranges)
            {
                var value = range.At(thousandth / 1e6);
                var again = range.At(range.PlaceOf(value));
                if (range.Count is not null)
                    again.ShouldBe(value);
                else
                    again.Number.ShouldBe(value.Number, 1e-12 * Math.Abs(value.Number) + 1e-12);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_grid_goes_from_end_to_end_evenly_in_the_ranges_own_measure()
    {
        new Uniform(0, 1).Grid(3).Select(v => v.Number).ShouldBe([0, 0.5, 1]);
        var logs = LogUniform.OfPowers(-6, -2).Grid(5).Select(v => v.Number).ToArray();
        logs.Zip([1e-6, 1e-5, 1e-4, 1e-3, 1e-2]).ShouldAllBe(pair => Math.Abs(pair.First / pair.Second - 1) < 1e-12);
        new Integer(1, 3).Grid(9).Select(v => v.Number).ShouldBe([1, 2, 3]);
        new Integer(0, 100).Grid(3).Select(v => v.Number).ShouldBe([0, 50, 100]);
        for (var count = 1; count < 15; count++)
        {
            for (var points = 1; points < 15; points++)
                new Integer(1, count).Grid(points).Count.ShouldBe(Math.Min(count, points));
        }

        new Uniform(2, 4).Grid(1).Select(v => v.Number).ShouldBe([3]);
        Should.Throw<ArgumentException>(() => new Choice("a", "b").Grid(1)).Message.ShouldContain("points must be ≥ 2, got 1");
    }

    [Fact]
    public void The_ends_of_a_range_are_in_it_bit_for_bit()
    {
        for (var i = 1; i <= 200; i++)
        {
            var (low, high) = (1.37e-6 * i, 7.3e-2 * i);
            foreach (var range in (SearchRange[])[new Uniform(low, high), new LogUniform(low, high)])
                (range.At(0).Number, range.At(1).Number, range.PlaceOf(low), range.PlaceOf(high)).ShouldBe((low, high, 0, 1));
            (new Integer(-3, i).At(0).Number, new Integer(-3, i).At(1).Number).ShouldBe((-3, i));
        }
    }

    [Fact]
    public void A_setting_gives_its_values_by_name_and_says_what_is_wrong()
    {
        var setting = new Setting(("learning rate", 0.01), ("units", 50), ("activation", "ReLU"));

        setting["learning rate"].ShouldBe(0.01);
        setting.Integer("units").ShouldBe(50);
        setting.Text("activation").ShouldBe("ReLU");
        setting.ToString().ShouldBe("learning rate 0.01, units 50, activation ReLU");
        setting.ShouldBe(new Setting(("learning rate", 0.01), ("units", 50), ("activation", "ReLU")));
        setting.GetHashCode().ShouldBe(new Setting(("learning rate", 0.01), ("units", 50), ("activation", "ReLU")).GetHashCode());
        setting.ShouldNotBe(new Setting(("learning rate", 0.02), ("units", 50), ("activation", "ReLU")));
        Should.Throw<ArgumentException>(() => setting["rate"]).Message.ShouldContain("there is no hyper-parameter 'rate': the setting has learning rate, units, activation");
        Should.Throw<ArgumentException>(() => setting["activation"]).Message.ShouldContain("'activation' is a word, 'ReLU', not a number");
        Should.Throw<ArgumentException>(() => setting.Text("units")).Message.ShouldContain("'units' is a number");
        Should.Throw<ArgumentException>(() => setting.Integer("learning rate")).Message.ShouldContain("must be a whole number");
        Should.Throw<ArgumentException>(() => new Setting(("a", 1), ("a", 2))).Message.ShouldContain("two hyper-parameters are called 'a'");
    }

    [Fact]
    public void Ranges_refuse_ends_that_make_no_range()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Uniform(1, 1)).Message.ShouldContain("high must be finite and > low = 1, got 1");
        Should.Throw<ArgumentOutOfRangeException>(() => new Uniform(double.NaN, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Uniform(0, double.PositiveInfinity));
        Should.Throw<ArgumentOutOfRangeException>(() => new LogUniform(0, 1)).Message.ShouldContain("low must be > 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new Integer(2, 1));
        Should.Throw<ArgumentException>(() => new Choice()).Message.ShouldContain("at least one value");
        Should.Throw<ArgumentException>(() => new Choice("a", "a")).Message.ShouldContain("must differ");
        Should.Throw<ArgumentException>(() => new SearchSpace()).Message.ShouldContain("at least one hyper-parameter");
        Should.Throw<ArgumentException>(() => new SearchSpace(("a", new Uniform(0, 1)), ("a", new Uniform(0, 1))));
        Should.Throw<ArgumentException>(() => new Uniform(0, 1).PlaceOf(1.5)).Message.ShouldContain("must be of the range uniform in [0, 1], got 1.5");
        Should.Throw<ArgumentException>(() => new Integer(0, 3).PlaceOf(1.5));
        Should.Throw<ArgumentException>(() => new Choice("a", "b").PlaceOf("c"));
        Should.Throw<ArgumentException>(() => new LogUniform(1, 10).PlaceOf(-1));
        Should.Throw<ArgumentException>(() => new LogUniform(1, 10).PlaceOf("a"));
    }
}
