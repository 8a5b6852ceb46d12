using System.Globalization;
using CourseKit.Augmentation;
using CourseKit.Tensors;

namespace CourseKit.Tests.Augmentation;

/// <summary>Worked numbers, inverse pairs and distributions of single augmenters.</summary>
public class AugmenterTests
{
    private static readonly TensorShape Shape = (1, 3, 4);
    private static readonly Matrix Image = [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]];

    [Fact]
    public void Pictures_move_turn_slant_and_grow_as_their_names_say()
    {
        Warp(AffineMap.Translation(1, 0)).ShouldBe([[0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11]]);
        Warp(AffineMap.Translation(0, -1)).ShouldBe([[5, 6, 7, 8, 9, 10, 11, 12, 0, 0, 0, 0]]);
        Warp(AffineMap.Translation(0.5, 0)).ShouldBe([[0.5, 1.5, 2.5, 3.5, 2.5, 5.5, 6.5, 7.5, 4.5, 9.5, 10.5, 11.5]]);
        Warp(AffineMap.Translation(-1, 0), border: null).ShouldBe([[2, 3, 4, 4, 6, 7, 8, 8, 10, 11, 12, 12]]);
        Warp(AffineMap.Rotation(180)).ShouldBe([[12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]]);
        Warp(AffineMap.Shear(1)).ShouldBe([[0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 0]]);
        new AffineWarp(AffineMap.Rotation(90)).Apply([[1, 2, 3, 4]], (1, 2, 2), new RandomStream(0)).ShouldBe([[2, 4, 1, 3]]);
        new AffineWarp(AffineMap.Scaling(3, 3)).Apply([[0, 0, 0, 0, 9, 0, 0, 0, 0]], (1, 3, 3), new RandomStream(0))
            .IsCloseTo([[4, 6, 4, 6, 9, 6, 4, 6, 4]], 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void Maps_in_turn_are_one_map_and_an_inverse_undoes_it()
    {
        var map = AffineMap.Rotation(25).Then(AffineMap.Translation(1.5, -2)).Then(AffineMap.Scaling(1.2, 0.8)).Then(AffineMap.Shear(0.3));
        foreach (var both in new[] { map.Then(map.Inverse()), map.Inverse().Then(map) })
            new[] { both.XX - 1, both.XY, both.YX, both.YY - 1, both.X, both.Y }.ShouldAllBe(difference => Math.Abs(difference) < 1e-14);

        // First moved, then turned: what was moved right by 1 comes to lie above the centre.
        var moved = AffineMap.Translation(1, 0).Then(AffineMap.Rotation(90));
        (moved.X, moved.Y).ShouldBe((-1, 0));
        Should.Throw<InvalidOperationException>(() => default(AffineMap).Inverse()).Message.ShouldContain("determinant 0");
    }

    [Fact]
    public void A_smooth_picture_turned_there_and_back_is_nearly_itself()
    {
        TensorShape shape = (1, 28, 28);
        var smooth = new Matrix(1, shape.Size);
        for (var i = 0; i < shape.Size; i++)
            smooth[0, i] = Math.Exp(-(Math.Pow((i % 28) - 15.0, 2) + Math.Pow((i / 28) - 12.0, 2)) / 30);
        var random = new RandomStream(0);
        foreach (var map in new[] { AffineMap.Rotation(20), AffineMap.Translation(2.5, 1.25), AffineMap.Shear(0.2), AffineMap.Scaling(1.2, 1.1) })
        {
            var away = new AffineWarp(map).Apply(smooth, shape, random);
            away.IsCloseTo(smooth, 0.05).ShouldBeFalse();
            new AffineWarp(map.Inverse()).Apply(away, shape, random).IsCloseTo(smooth, 0.03).ShouldBeTrue();
        }
    }

    [Fact]
    public void Mirrored_twice_is_the_image_itself()
    {
        var random = new RandomStream(1);
        new Reflection(1).Apply(Image, Shape, random).ShouldBe([[4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9]]);
        new Reflection(1, UpsideDown: true).Apply(Image, Shape, random).ShouldBe([[9, 10, 11, 12, 5, 6, 7, 8, 1, 2, 3, 4]]);
        new Reflection(1).Then(new Reflection(1)).Apply(Image, Shape, random).ShouldBe(Image);
        new Reflection(1, true).Apply(Image, (3, 2, 2), random).ShouldBe([[3, 4, 1, 2, 7, 8, 5, 6, 11, 12, 9, 10]]);
    }

    [Fact]
    public void Of_256_by_256_pixels_there_are_2048_views_by_the_lectures_count_and_2178_in_truth()
    {
        var crop = new RandomCrop(224, 224, Mirror: true);
        crop.ViewsInLecture((3, 256, 256)).ShouldBe(2048);
        crop.Views((3, 256, 256)).ShouldBe(2178);
        new RandomCrop(224, 224).ViewsInLecture((3, 256, 256)).ShouldBe(1024);
    }

    [Fact]
    public void Random_crops_draw_every_view_equally_often()
    {
        var crop = new RandomCrop(2, 2, Mirror: true);
        crop.Views(Shape).ShouldBe(12);
        var random = new RandomStream(3);
        var seen = Enumerable.Range(0, 12_000).Select(_ => string.Join(",", crop.Apply(Image, Shape, random).Flatten())).CountBy(view => view).ToDictionary();
        seen.Count.ShouldBe(12);
        seen.Values.ShouldAllBe(count => Math.Abs(count - 1000) < 5 * Math.Sqrt(1000));
        seen.Keys.ShouldContain("3,2,7,6");
    }

    [Fact]
    public void A_padded_crop_as_large_as_the_image_is_a_shifted_image()
    {
        var crop = new RandomCrop(3, 4, Padding: 1, Border: -1);
        crop.Views(Shape).ShouldBe(9);
        var seen = new RandomStream(3);
        var views = Enumerable.Range(0, 300).Select(_ => string.Join(",", crop.Apply(Image, Shape, seen).Flatten().Select(pixel => pixel.ToString(CultureInfo.InvariantCulture)))).Distinct().ToList();
        views.Count.ShouldBe(9);
        views.ShouldContain("-1,-1,-1,-1,-1,1,2,3,-1,5,6,7");
        views.ShouldContain("6,7,8,-1,10,11,12,-1,-1,-1,-1,-1");
    }

    [Fact]
    public void Whole_pixel_translations_are_drawn_equally_often()
    {
        var rule = new Translation(2, 1.5, WholePixels: true);
        var random = new RandomStream(5);
        var seen = Enumerable.Range(0, 15_000).Select(_ => rule.Draw(random)).CountBy(map => (map.X, map.Y)).ToDictionary();
        seen.Count.ShouldBe(15);
        seen.Values.ShouldAllBe(count => Math.Abs(count - 1000) < 5 * Math.Sqrt(1000));
    }

    [Fact]
    public void Strengths_have_the_distribution_that_is_promised()
    {
        var random = new RandomStream(9);
        var angles = Enumerable.Range(0, 2000).Select(_ => new Rotation(30).Draw(random)).Select(map => Math.Atan2(map.YX, map.XX) * 180 / Math.PI).ToList();
        angles.ShouldAllBe(angle => Math.Abs(angle) <= 30);
        angles.Average().ShouldBe(0, 4 * 30 / Math.Sqrt(3 * 2000.0));

        var factors = Enumerable.Range(0, 2000).Select(_ => Math.Log(new Scaling(1.5).Draw(random).XX)).ToList();
        factors.ShouldAllBe(factor => Math.Abs(factor) <= Math.Log(1.5) + 1e-12);
        factors.Average().ShouldBe(0, 4 * Math.Log(1.5) / Math.Sqrt(3 * 2000.0));

        var noise = new InputNoise(0.3).Apply(Matrix.Zeros(100, 100), 100, random).Flatten();
        noise.Mean().ShouldBe(0, 4 * 0.3 / 100);
        Math.Sqrt(noise.Dot(noise) / 10_000).ShouldBe(0.3, 0.01);

        var changed = new InputNoise(1).Sometimes(0.25).Apply(Matrix.Zeros(2000, 1), 1, random).Flatten().Count(pixel => pixel != 0);
        Math.Abs(changed - 500).ShouldBeLessThan(4 * 19);
    }

    [Fact]
    public void One_of_several_rules_acts_on_each_image()
    {
        var rule = new OneOf(new AffineWarp(AffineMap.Translation(1, 0)), new AffineWarp(AffineMap.Translation(0, 1)));
        var seen = rule.Apply(Matrix.FromRows(Enumerable.Repeat(Image.Row(0), 400)), Shape, new RandomStream(1)).ColumnMeans();
        seen[3].ShouldBe(3 * 0.5, 3 * 0.1);
        Should.Throw<ShapeException>(() => new OneOf(new Rotation(1), new RandomCrop(2, 2)).OutputShape(Shape)).Message.ShouldContain("all rules must give the same shape");
        Should.Throw<ArgumentException>(() => new OneOf()).Message.ShouldContain("at least one");
    }

    [Fact]
    public void A_rule_that_changes_the_shape_cannot_act_on_some_images_only()
        => Should.Throw<ShapeException>(() => new RandomCrop(2, 2).Sometimes(0.5).Apply(Image, Shape, new RandomStream(1))).Message.ShouldContain("must keep the shape");

    [Fact]
    public void Brightness_contrast_and_colour_change_each_image_as_a_whole()
    {
        var random = new RandomStream(4);
        var lighter = new Brightness(0.5).Apply(Image, Shape, random) - Image;
        (lighter.Max() - lighter.Min()).ShouldBe(0, 1e-12);
        lighter.Max().ShouldBeInRange(-0.5, 0.5);

        var spread = new Contrast(2).Apply(Image, Shape, random);
        spread.Mean().ShouldBe(6.5, 1e-12);
        var factor = (spread.Max() - spread.Min()) / 11;
        factor.ShouldBeInRange(0.5, 2);
        spread.IsCloseTo(((Image - 6.5) * factor) + 6.5, 1e-12).ShouldBeTrue();

        // One direction, (0.6, 0.8, 0), of variance 2, and α of deviation 0.1: shifts of 0.2 α in that direction.
        var jitter = new ColourJitter([[0.6], [0.8], [0]], [2], 0.1);
        var shifts = jitter.Apply(Matrix.Zeros(4000, 6), (3, 1, 2), random);
        shifts.Column(0).ShouldBe(shifts.Column(1));
        shifts.Column(2).IsCloseTo(shifts.Column(0) * (4 / 3.0), 1e-12).ShouldBeTrue();
        shifts.Column(5).ShouldBe(Vector.Zeros(4000));
        (shifts.Column(0).Norm() / Math.Sqrt(4000)).ShouldBe(0.6 * 0.2, 0.005);
        Should.Throw<ShapeException>(() => jitter.Apply(Image, Shape, random)).Message.ShouldContain("1 channels, the directions 3");
    }

    [Fact]
    public void Clamped_pixels_lie_in_their_range()
        => new Clamp(2, 11).Apply(Image, Shape, new RandomStream(0)).ShouldBe([[2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11]]);

    [Fact]
    public void An_elastic_deformation_moves_neighbours_alike_and_farther_with_more_strength()
    {
        TensorShape shape = (1, 28, 28);
        var noise = new RandomStream(2).Uniform(2, shape.Size, -1, 1);
        GaussianBlur.Apply(noise.RowSpan<double>(0), 28, 28, 4);
        var field = noise.Row(0);
        var steps = Enumerable.Range(0, shape.Size - 1).Where(i => i % 28 != 27).Select(i => field[i + 1] - field[i]).ToList();
        steps.Max(Math.Abs).ShouldBeLessThan(0.3 * field.Max(Math.Abs));

        var ramp = Matrix.FromRows([.. Enumerable.Repeat(Vector.From(Enumerable.Range(0, shape.Size).Select(i => (double)(i % 28))), 20)]);
        double Moved(double strength) => (new ElasticDeformation(4, strength, Border: null).Apply(ramp, shape, new RandomStream(6)) - ramp).Flatten().Norm();
        Moved(20).ShouldBe(2 * Moved(10), 0.02 * Moved(20));
    }

    [Theory]
    [InlineData("right must be in [0, ∞), got -1")]
    [InlineData("degrees must be in [0, ∞), got NaN")]
    [InlineData("most must be in [1, ∞), got 0.5")]
    [InlineData("probability must be in [0, 1], got 1.5")]
    [InlineData("deviation must be in [0, ∞), got -0.1")]
    [InlineData("deviation must be in [0, 1000000], got 600000000")]
    [InlineData("deviation must be in [0, 1000000], got NaN")]
    [InlineData("the Gaussian's deviation must be in [0, 1000000], got 600000000")]
    [InlineData("height must be ≥ 1, got 0")]
    [InlineData("border must be in (−∞, ∞), got NaN")]
    [InlineData("high must be in [0.5, ∞), got 0.25")]
    [InlineData("strength must be in [0, ∞), got -2")]
    public void Strengths_outside_their_range_are_refused(string message)
    {
        Action[] wrong =
        [
            () => _ = new Translation(-1, 0),
            () => _ = new Rotation(double.NaN),
            () => _ = new Scaling(0.5),
            () => _ = new Reflection(1.5),
            () => _ = new InputNoise(-0.1),
            () => _ = new RandomCrop(0, 3),
            () => _ = new Shear(1, double.NaN),
            () => _ = new Clamp(0.5, 0.25),
            () => _ = new ElasticDeformation(4, -2),
            () => _ = new ElasticDeformation(6e8),
            () => _ = new ElasticDeformation(double.NaN),
            () => GaussianBlur.Apply<double>([1, 2], 1, 2, 6e8),
        ];
        wrong.Select(action => Should.Throw<ArgumentOutOfRangeException>(action).Message).ShouldContain(text => text.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_crop_larger_than_the_image_is_refused()
    {
        Should.Throw<ShapeException>(() => new RandomCrop(4, 4).OutputShape(Shape)).Message.ShouldContain("must not be larger");
        Should.Throw<ShapeException>(() => new FixedCrop(2, 0, 2, 2).OutputShape(Shape)).Message.ShouldContain("must lie within");
        Should.Throw<ShapeException>(() => ViewAverage.TenViews(Shape, 2, 5));
    }

    [Fact]
    public void A_sequence_is_its_rules_in_turn_with_the_same_numbers_drawn()
    {
        TensorShape shape = (2, 8, 9);
        var image = new RandomStream(8).Uniform(1, shape.Size);
        Augmenter[] rules = [new Rotation(20), new RandomCrop(6, 7), new ElasticDeformation(1, 3), new Reflection(1), new InputNoise(0.1)];
        var stream = new RandomStream(3);
        var inTurn = image;
        var between = shape;
        foreach (var rule in rules)
        {
            inTurn = rule.Apply(inTurn, between, stream);
            between = rule.OutputShape(between);
        }

        new AugmenterSequence(rules).Apply(image, shape, new RandomStream(3)).ShouldBe(inTurn);
    }

    [Fact]
    public void Sequences_are_flat_and_equal_by_their_rules()
    {
        var sequence = new Rotation(1).Then(new Shear(0.1).Then(new Reflection()));
        sequence.Rules.ShouldBe([new Rotation(1), new Shear(0.1), new Reflection()]);
        sequence.ShouldBe(new Rotation(1).Then(new Shear(0.1)).Then(new Reflection()));
        sequence.Name.ShouldBe("Rotation ±1°, then Shear ±0.1, then Reflection left to right (probability 0.5)");
    }

    private static Matrix Warp(AffineMap map, double? border = 0) => new AffineWarp(map, border).Apply(Image, Shape, new RandomStream(0));
}
