using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

public class RandomStreamTests
{
    [Fact]
    public void The_generator_is_xoshiro256_star_star()
    {
        // First outputs from the state (1, 2, 3, 4), computed by hand from the published recurrence.
        var stream = new RandomStream(new RandomState(1, 2, 3, 4));
        ulong[] first = [stream.NextBits(), stream.NextBits(), stream.NextBits(), stream.NextBits()];
        first.ShouldBe([11520UL, 0UL, 1509978240UL, 1215971899390074240UL]);
    }

    [Fact]
    public void The_seed_is_spread_by_SplitMix64()
        => new RandomStream(0).State.S0.ShouldBe(0xE220A8397B1DCDAFUL);

    [Fact]
    public void Same_seed_same_bits_another_seed_others()
    {
        new RandomStream(1).Normal(3, 4).ShouldBe(new RandomStream(1).Normal(3, 4));
        new RandomStream(1).Normal(3, 4).ShouldNotBe(new RandomStream(2).Normal(3, 4));
        new RandomStream(1).Normal(3, 4, precision: Precision.Single).ShouldBe(new RandomStream(1).Normal(3, 4).To(Precision.Single));
    }

    [Fact]
    public void It_goes_on_from_a_saved_state()
    {
        var stream = new RandomStream(9);
        stream.NextNormal();
        var saved = stream.State;
        var rest = stream.UniformVector(10);
        new RandomStream(saved).UniformVector(10).ShouldBe(rest);
        stream.State = saved;
        stream.UniformVector(10).ShouldBe(rest);
        Should.Throw<ArgumentException>(() => new RandomStream(default(RandomState)));
        Should.Throw<ArgumentException>(() => stream.State = default);
    }

    [Fact]
    public void A_split_stream_is_another_and_repeats()
    {
        var parent = new RandomStream(4);
        var (one, two) = (parent.Split(), parent.Split());
        var first = one.UniformVector(1000);
        first.ShouldBe(new RandomStream(4).Split().UniformVector(1000));
        var second = two.UniformVector(1000);
        var own = parent.UniformVector(1000);
        Correlation(first, second).ShouldBe(0, 0.12);
        Correlation(first, own).ShouldBe(0, 0.12);
    }

    // The tails by Newton's method on the logarithm of erfc, which no polynomial of the algorithm's has a part in.
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-40, -13.310921371425172)]
    [InlineData(1e-200, -30.20559417957964)]
    [InlineData(1e-300, -37.0470962993612)]
    public void The_normal_quantile_is_right(double probability, double quantile)
        => NormalQuantile.At(probability).ShouldBe(quantile, 1e-15 * (1 + Math.Abs(quantile)));

    [Fact]
    public void Its_own_logarithm_agrees_with_the_platform_to_the_last_bits()
    {
        for (var x = 1e-300; x < 1e300; x *= 1.37)
            NormalQuantile.Log(x).ShouldBe(Math.Log(x), 4e-16 * Math.Max(1, Math.Abs(Math.Log(x))));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        const int n = 200_000;
        var z = new RandomStream(11).NormalVector(n, 2, 3).Map(x => (x - 2) / 3);
        z.Mean().ShouldBe(0, 4 / Math.Sqrt(n));
        z.Map(x => x * x).Mean().ShouldBe(1, 4 * Math.Sqrt(2.0 / n));
        z.Map(x => x * x * x).Mean().ShouldBe(0, 4 * Math.Sqrt(15.0 / n));
        z.Map(x => x * x * x * x).Mean().ShouldBe(3, 4 * Math.Sqrt(96.0 / n));
        z.Map(x => x > 1.959964 ? 1 : 0).Mean().ShouldBe(0.025, 4 * Math.Sqrt(0.025 / n));
    }

    [Fact]
    public void Uniform_numbers_fill_the_interval_evenly_and_never_reach_its_end()
    {
        const int n = 100_000;
        var u = new RandomStream(12).UniformVector(n, -1, 3);
        u.Min().ShouldBeGreaterThanOrEqualTo(-1);
        u.Max().ShouldBeLessThan(3);
        u.Mean().ShouldBe(1, 4 * 4 / Math.Sqrt(12.0 * n));
    }

    [Fact]
    public void Whole_numbers_are_equally_likely()
    {
        const int n = 70_000;
        var stream = new RandomStream(13);
        var counts = new int[7];
        for (var i = 0; i < n; i++)
            counts[stream.NextInt(3, 10) - 3]++;

        // χ² with 6 degrees of freedom stays below 22.5 with probability 0.999.
        counts.Sum(count => (count - (n / 7.0)) * (count - (n / 7.0)) / (n / 7.0)).ShouldBeLessThan(22.5);
    }

    [Fact]
    public void A_permutation_has_every_number_once_and_every_order_is_possible()
    {
        new RandomStream(14).Permutation(1000).Order().ShouldBe(Enumerable.Range(0, 1000));
        var stream = new RandomStream(15);
        Enumerable.Range(0, 200).Select(_ => string.Concat(stream.Permutation(3))).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void Misuse_is_named()
    {
        var stream = new RandomStream(1);
        Should.Throw<ArgumentOutOfRangeException>(() => stream.NextInt(0)).Message.ShouldContain("count must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => stream.NextInt(5, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => stream.NextNormal(0, -1)).Message.ShouldContain("deviation must be ≥ 0, got -1");
        Should.Throw<ArgumentOutOfRangeException>(() => stream.NextUniform(2, 1));
    }

    private static double Correlation(Vector a, Vector b)
    {
        var (x, y) = (a - a.Mean(), b - b.Mean());
        return x.Dot(y) / (x.Norm() * y.Norm());
    }
}
