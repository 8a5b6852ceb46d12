using CourseKit.Augmentation;
using CourseKit.Tensors;

namespace CourseKit.Tests.Augmentation;

/// <summary>Morphings learned from class-mates: what differs in the training set, and nothing else.</summary>
public class LearnedMorphingTests
{
    private static readonly TensorShape Shape = (1, 20, 24);

    [Fact]
    public void Aligning_finds_the_way_that_a_picture_was_moved()
    {
        var (from, to) = (Blob(11, 9, 3, 3), Blob(13, 8, 3, 3));
        var (a, before, after) = ImageRegistration.Align(from.AsSpan<double>(), to.AsSpan<double>(), 20, 24, 1);
        after.ShouldBeLessThan(0.001 * before);

        // The new picture's pixel comes from 2 to the left and 1 below.
        (a[0] * 24).ShouldBe(-2, 0.05);
        (a[1] * 20).ShouldBe(1, 0.05);
    }

    [Fact]
    public void Aligning_stretches_what_must_be_stretched()
    {
        var (from, to) = (Blob(11.5, 9.5, 3, 2.5), Blob(11.5, 9.5, 3, 4));
        var (_, before, after) = ImageRegistration.Align(from.AsSpan<double>(), to.AsSpan<double>(), 20, 24, 3);
        after.ShouldBeLessThan(0.05 * before);
        ImageRegistration.Align(new double[480], to.AsSpan<double>(), 20, 24, 3).Coefficients.Norm().ShouldBe(0);
    }

    [Fact]
    public void Images_that_differ_by_their_place_sideways_teach_moves_sideways()
    {
        var random = new RandomStream(1);
        var places = Enumerable.Range(0, 40).Select(_ => random.NextUniform(9, 14)).ToArray();
        var images = Matrix.FromRows(places.Select(x => Blob(x, 9.5, 2.5, 2.5)));
        var morphing = LearnedMorphing.Fit(images, new int[40], Shape, random, pairs: 60, neighbours: 39, waves: 2, directions: 3);
        morphing.Deviations[0].ShouldBeGreaterThan(3 * morphing.Deviations[1]);

        // Where class-mates lie: mean distance √2 deviations apart, here 5/√12 · √2 = 2.04 pixels.
        var made = morphing.Apply(Matrix.FromRows(Enumerable.Repeat(Blob(11.5, 9.5, 2.5, 2.5), 300)), Shape, random);
        var (sideways, upright) = (Spread(Centres(made, right: true)), Spread(Centres(made, right: false)));
        sideways.ShouldBeInRange(1.2, 3);
        upright.ShouldBeLessThan(0.1 * sideways);
    }

    [Fact]
    public void Pairs_come_from_one_class()
    {
        // Two classes at two places: across them there would be moves of 8 pixels.
        var random = new RandomStream(2);
        int[] labels = [.. Enumerable.Range(0, 20).Select(i => i % 2)];
        var images = Matrix.FromRows(labels.Select(label => Blob(8 + (8 * label) + random.NextUniform(-0.5, 0.5), 9.5, 2.5, 2.5)));
        var morphing = LearnedMorphing.Fit(images, labels, Shape, random, pairs: 30, neighbours: 19, waves: 1);
        (morphing.Deviations[0] * 24).ShouldBeLessThan(1);
    }

    [Fact]
    public void Strength_scales_the_deformation_and_the_same_seed_learns_the_same()
    {
        LearnedMorphing Fit() => LearnedMorphing.Fit(Matrix.FromRows(Blob(9, 9, 3, 3), Blob(12, 9, 3, 3), Blob(11, 11, 3, 3)), [5, 5, 5], Shape, new RandomStream(3), pairs: 8);
        var morphing = Fit();
        morphing.ShouldBe(Fit());
        morphing.ShouldNotBe(morphing with { Strength = 0.5 });
        morphing.Directions.Rows.ShouldBe(8);
        morphing.Directions.TimesTranspose(morphing.Directions).IsCloseTo(Matrix.Identity(8), 1e-10).ShouldBeTrue();
    }

    [Fact]
    public void What_cannot_be_learned_from_is_refused()
    {
        var random = new RandomStream(1);
        var images = Matrix.Zeros(2, Shape.Size);
        Should.Throw<ArgumentException>(() => LearnedMorphing.Fit(images, [0, 1], Shape, random)).Message.ShouldContain("no class has two of the 2 images");
        Should.Throw<ShapeException>(() => LearnedMorphing.Fit(images, [0], Shape, random)).Message.ShouldContain("one label");
        Should.Throw<ArgumentOutOfRangeException>(() => LearnedMorphing.Fit(images, [0, 0], Shape, random, waves: 9)).Message.ShouldContain("waves must be in 1 … 8, got 9");
        images[1, 3] = double.NaN;
        Should.Throw<ArgumentException>(() => LearnedMorphing.Fit(images, [0, 0], Shape, random)).Message.ShouldContain("image 1 has a pixel that is not finite");
        Should.Throw<ShapeException>(() => new LearnedMorphing(Vector.Zeros(7), Matrix.Zeros(1, 7), [1])).Message.ShouldContain("2G²");
        LearnedMorphing.Fit(Matrix.Zeros(2, Shape.Size), [0, 0], Shape, random, pairs: 2).Deviations.Norm().ShouldBe(0);
    }

    private static Vector Blob(double x, double y, double width, double height)
        => Vector.From(Enumerable.Range(0, Shape.Size).Select(i
            => Math.Exp(-0.5 * (Math.Pow(((i % 24) - x) / width, 2) + Math.Pow(((i / 24) - y) / height, 2)))));

    private static double[] Centres(Matrix images, bool right)
        => [.. Enumerable.Range(0, images.Rows).Select(row => Enumerable.Range(0, Shape.Size).Sum(i => images[row, i] * (right ? i % 24 : i / 24)) / images.Row(row).Sum())];

    private static double Spread(double[] values) => Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)));
}
