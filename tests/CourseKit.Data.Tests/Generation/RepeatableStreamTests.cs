using CourseKit.Data.Generation;

namespace CourseKit.Data.Tests.Generation;

public sealed class RepeatableStreamTests
{
    [Fact]
    public void The_bits_are_those_of_an_independent_implementation()
    {
        // From a ten-line Python implementation of SplitMix64 and xoshiro256**.
        var random = new RepeatableStream(1, 2, 3);
        random.Next().ShouldBe(0xBDE2421C52A401D9);
        random.Next().ShouldBe(0x1EB0DAC9CB0AF9E6u);
        random.Next().ShouldBe(0x9E7FB502E0475C5F);
        random.Next().ShouldBe(0x072E79F2C7A6C0ACu);
    }

    [Fact]
    public void Neighbouring_streams_differ()
    {
        var firsts = new HashSet<ulong>();
        for (var series = 0ul; series < 3; series++)
        {
            for (var item = 0ul; item < 1000; item++)
                firsts.Add(new RepeatableStream(7, series, item).Next()).ShouldBeTrue();
        }
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_the_moments_they_should()
    {
        var random = new RepeatableStream(5, 0, 0);
        const int N = 100_000;
        var uniform = Enumerable.Range(0, N).Select(_ => random.Uniform()).ToArray();
        uniform.ShouldAllBe(u => u >= 0 && u < 1);
        uniform.Average().ShouldBe(0.5, 0.005);
        var normal = Enumerable.Range(0, N).Select(_ => random.Normal()).ToArray();
        normal.Average().ShouldBe(0, 0.015);
        normal.Average(z => z * z).ShouldBe(1, 0.02);
        // Kurtosis of twelve uniforms: 3 − 0.1.
        normal.Average(z => z * z * z * z).ShouldBe(2.9, 0.1);
    }

    [Fact]
    public void A_shuffle_keeps_every_item_and_reaches_every_place()
    {
        var random = new RepeatableStream(6, 0, 0);
        var seen = new int[5, 5];
        for (var k = 0; k < 5000; k++)
        {
            int[] items = [0, 1, 2, 3, 4];
            random.Shuffle<int>(items);
            items.Order().ShouldBe([0, 1, 2, 3, 4]);
            for (var at = 0; at < 5; at++)
                seen[at, items[at]]++;
        }

        seen.Cast<int>().ShouldAllBe(count => count > 850 && count < 1150);
    }

    [Fact]
    public void The_exponential_is_right_to_twelve_places()
    {
        for (var x = -30.0; x <= 30; x += 0.37)
            (RepeatableMath.Exp(x) / Math.Exp(x)).ShouldBe(1, 1e-12);
    }
}
