using System.Security.Cryptography;
using CourseKit.Data.Generation;

namespace CourseKit.Data.Tests.Generation;

public sealed class DigitMakerTests
{
    [Fact]
    public void The_first_pictures_are_the_same_bits_on_every_machine()
    {
        var (pixels, labels) = DigitMaker.Make(DigitSeries.Train, 50);
        Convert.ToHexStringLower(SHA256.HashData(pixels)).ShouldBe("f240566383e63faff2c123af1c1a508c891e70454e24823a9c4a32d6ce3dbd1a");
        labels[..10].ShouldBe([1, 4, 6, 7, 2, 0, 6, 8, 3, 2]);
    }

    [Fact]
    public void The_first_pictures_do_not_depend_on_how_many_are_made()
    {
        var (many, manyLabels) = DigitMaker.Make(DigitSeries.Test, 250);
        var (few, fewLabels) = DigitMaker.Make(DigitSeries.Test, 130);
        many.AsSpan(0, few.Length).SequenceEqual(few).ShouldBeTrue();
        manyLabels[..130].ShouldBe(fewLabels);
    }

    [Fact]
    public void Every_hundred_pictures_show_every_digit_ten_times()
    {
        var (_, labels) = DigitMaker.Make(DigitSeries.Train, 300);
        foreach (var block in labels.Chunk(100))
            block.CountBy(digit => digit).ShouldAllBe(count => count.Value == 10);
    }

    [Fact]
    public void Pictures_are_ink_on_bare_paper_near_the_middle_and_all_different()
    {
        const int N = 300;
        var (pixels, _) = DigitMaker.Make(DigitSeries.Train, N);
        var seen = new HashSet<string>();
        var (sumX, sumY) = (0.0, 0.0);
        for (var k = 0; k < N; k++)
        {
            var picture = pixels.AsSpan(k * DigitMaker.PixelCount, DigitMaker.PixelCount);
            seen.Add(Convert.ToHexString(picture)).ShouldBeTrue();
            var (mass, x, y, ink) = (0.0, 0.0, 0.0, 0);
            for (var at = 0; at < picture.Length; at++)
            {
                mass += picture[at];
                x += picture[at] * (at % 28);
                y += picture[at] * (at / 28);
                ink += picture[at] > 0 ? 1 : 0;
            }

            ink.ShouldBeInRange(20, 400, $"picture {k}");
            picture.ToArray().Max().ShouldBeGreaterThan((byte)150, $"picture {k}");
            (x / mass).ShouldBe(13.5, 4.5, $"picture {k}");
            (y / mass).ShouldBe(13.5, 4.5, $"picture {k}");
            sumX += x / mass / N;
            sumY += y / mass / N;
        }

        sumX.ShouldBe(13.5, 0.2);
        sumY.ShouldBe(13.5, 0.2);
    }

    [Fact]
    public void Training_and_test_pictures_are_different_ones()
    {
        var (train, _) = DigitMaker.Make(DigitSeries.Train, 100);
        var (test, _) = DigitMaker.Make(DigitSeries.Test, 100);
        var known = train.Chunk(DigitMaker.PixelCount).Select(Convert.ToHexString).ToHashSet();
        test.Chunk(DigitMaker.PixelCount).ShouldAllBe(picture => !known.Contains(Convert.ToHexString(picture)));
    }

    [Fact]
    public void Progress_counts_every_picture_once()
    {
        var drawn = 0;
        DigitMaker.Make(DigitSeries.Train, 230, count => Interlocked.Add(ref drawn, count));
        drawn.ShouldBe(230);
    }
}
