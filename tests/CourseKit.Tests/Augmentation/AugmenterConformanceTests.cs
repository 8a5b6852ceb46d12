using CourseKit.Augmentation;
using CourseKit.Tensors;

namespace CourseKit.Tests.Augmentation;

/// <summary>What every augmenter of the table must do.</summary>
public class AugmenterConformanceTests
{
    private static readonly TensorShape Shape = (3, 8, 9);
    private static readonly Matrix Images = new RandomStream(1).Uniform(5, Shape.Size);

    /// <summary>Each type at strength 0, where it must change nothing.</summary>
    private static readonly Augmenter[] WithoutEffect =
    [
        new Translation(0, 0),
        new Translation(0.9, 0.9, WholePixels: true),
        new Rotation(0),
        new Scaling(1),
        new Shear(0),
        new RandomAffine(),
        new AffineWarp(AffineMap.Identity),
        new Reflection(0),
        new ElasticDeformation(4, 0),
        new LearnedMorphing(Vector.Zeros(8) + 0.1, Matrix.Filled(2, 8, 0.1), [0.1, 0.1], strength: 0),
        new RandomCrop(8, 9),
        new FixedCrop(0, 0, 8, 9),
        new ColourJitter(Matrix.Identity(3), [1, 2, 3], 0),
        new InputNoise(0),
        new Brightness(0),
        new Contrast(1),
        new Clamp(),
        new AugmenterSequence(),
        new InputNoise(1).Sometimes(0),
        new OneOf(new Rotation(0), new Shear(0)),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, AllAugmenters.Table.Count)];

    public static TheoryData<int> PlacesWithoutEffect => [.. Enumerable.Range(0, WithoutEffect.Length)];

    [Fact]
    public void Every_augmenter_of_the_library_is_in_the_table_and_has_a_form_without_effect()
    {
        var written = typeof(Augmenter).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Augmenter)) && !type.IsAbstract).ToList();
        written.Except(AllAugmenters.Table.Select(augmenter => augmenter.GetType())).ShouldBeEmpty();
        written.Except(WithoutEffect.Select(augmenter => augmenter.GetType())).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Images_come_out_in_the_shape_that_is_announced_and_the_given_ones_stay(int place)
    {
        var augmenter = AllAugmenters.Table[place];
        var images = Images.Copy();
        var result = augmenter.Apply(images, Shape, new RandomStream(7));
        (result.Rows, result.Columns).ShouldBe((Images.Rows, augmenter.OutputShape(Shape).Size));
        result.Flatten().ShouldAllBe(pixel => double.IsFinite(pixel));
        images.ShouldBe(Images);
        augmenter.Name.ShouldNotBeNullOrWhiteSpace();
        augmenter.Formula.ShouldNotBeNullOrWhiteSpace();
        augmenter.ToString().ShouldBe(augmenter.Name);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_same_stream_gives_the_same_bits_at_once_or_in_parts(int place)
    {
        var augmenter = AllAugmenters.Table[place];
        var atOnce = augmenter.Apply(Images, Shape, new RandomStream(7));
        augmenter.Apply(Images, Shape, new RandomStream(7)).ShouldBe(atOnce);

        var stream = new RandomStream(7);
        augmenter.Apply(Images[..2], Shape, stream).ShouldBe(atOnce[..2]);
        augmenter.Apply(Images[2..3], Shape, stream).ShouldBe(atOnce[2..3]);
        augmenter.Apply(Images[3..], Shape, stream).ShouldBe(atOnce[3..]);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void In_place_is_the_same_as_into_another_matrix(int place)
    {
        var augmenter = AllAugmenters.Table[place];
        if (augmenter.OutputShape(Shape) != Shape)
        {
            Should.Throw<ShapeException>(() => augmenter.Apply(Images, Shape, new RandomStream(7), Images.Copy())).Message.ShouldContain("come out");
            return;
        }

        var images = Images.Copy();
        augmenter.Apply(images, Shape, new RandomStream(7), images);
        images.ShouldBe(augmenter.Apply(Images, Shape, new RandomStream(7)));

        // What the result held before does not count.
        var used = Matrix.Filled(Images.Rows, Images.Columns, double.NaN);
        augmenter.Apply(Images, Shape, new RandomStream(7), used);
        used.ShouldBe(images);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Nothing_is_allocated_after_the_first_batch(int place)
    {
        var augmenter = AllAugmenters.Table[place];
        var images = Images.To(Precision.Single);
        var result = new Matrix(Images.Rows, augmenter.OutputShape(Shape).Size, Precision.Single);
        var random = new RandomStream(7);
        for (var i = 0; i < 3; i++)
            augmenter.Apply(images, Shape, random, result);

        Allocations.Of(() =>
        {
            for (var i = 0; i < 10; i++)
                augmenter.Apply(images, Shape, random, result);
        }).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Single_precision_draws_the_same_and_agrees(int place)
    {
        var augmenter = AllAugmenters.Table[place];
        var single = augmenter.Apply(Images.To(Precision.Single), Shape, new RandomStream(7));
        single.Precision.ShouldBe(Precision.Single);
        single.IsCloseTo(augmenter.Apply(Images, Shape, new RandomStream(7)), 1e-4, 1e-4).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void What_moves_pixels_invents_no_values(int place)
    {
        var augmenter = AllAugmenters.Table[place];
        if (augmenter is AffineAugmenter or ElasticDeformation or LearnedMorphing or Reflection or RandomCrop or FixedCrop or Clamp)
            augmenter.Apply(Images, Shape, new RandomStream(7)).Flatten().ShouldAllBe(pixel => pixel >= -1e-15 && pixel <= 1 + 1e-15);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_pixel_that_is_not_a_number_stays_in_its_image(int place)
    {
        var augmenter = AllAugmenters.Table[place];
        var images = Images.Copy();
        for (var column = 0; column < images.Columns; column++)
            images[2, column] = double.NaN;
        images[4, 10] = double.PositiveInfinity;
        var clean = augmenter.Apply(Images, Shape, new RandomStream(7));
        var result = augmenter.Apply(images, Shape, new RandomStream(7));
        result.TakeRows(0, 1, 3).ShouldBe(clean.TakeRows(0, 1, 3));
        result.Row(2).ShouldContain(pixel => double.IsNaN(pixel));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void No_images_and_images_of_one_pixel_have_a_result(int place)
    {
        var augmenter = AllAugmenters.Table[place];
        var random = new RandomStream(7);
        var state = random.State;
        var none = augmenter.Apply(Matrix.Zeros(0, Shape.Size), Shape, random);
        (none.Rows, none.Columns).ShouldBe((0, augmenter.OutputShape(Shape).Size));
        random.State.ShouldBe(state);

        if (augmenter is RandomCrop or FixedCrop or AugmenterSequence { Rules.Count: > 0 })
            Should.Throw<ShapeException>(() => augmenter.OutputShape((3, 1, 1))).Message.ShouldContain("1 × 1");
        else
            augmenter.Apply(Matrix.Filled(2, 3, 0.5), (3, 1, 1), random).Flatten().ShouldAllBe(pixel => double.IsFinite(pixel));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Shapes_and_precisions_must_match(int place)
    {
        var augmenter = AllAugmenters.Table[place];
        var random = new RandomStream(7);
        Should.Throw<ShapeException>(() => augmenter.Apply(Matrix.Zeros(2, 5), Shape, random)).Message.ShouldContain("each row must be one image");
        Should.Throw<ShapeException>(() => augmenter.Apply(Images, (3, 0, 9), random));
        var output = augmenter.OutputShape(Shape).Size;
        Should.Throw<ShapeException>(() => augmenter.Apply(Images, Shape, random, Matrix.Zeros(5, output + 1)));
        Should.Throw<ShapeException>(() => augmenter.Apply(Images, Shape, random, Matrix.Zeros(4, output)));
        Should.Throw<ArgumentException>(() => augmenter.Apply(Images, Shape, random, Matrix.Zeros(5, output, Precision.Single))).Message.ShouldContain("they must be the same");
    }

    [Theory]
    [MemberData(nameof(PlacesWithoutEffect))]
    public void Without_strength_nothing_changes(int place)
    {
        var augmenter = WithoutEffect[place];
        augmenter.OutputShape(Shape).ShouldBe(Shape);
        augmenter.Apply(Images, Shape, new RandomStream(7)).ShouldBe(Images, augmenter.Name);
        augmenter.Apply(Images.To(Precision.Single), Shape, new RandomStream(7)).ShouldBe(Images.To(Precision.Single), augmenter.Name);
    }

    [Fact]
    public void Matrices_that_overlap_in_part_are_refused()
    {
        var memory = new Vector(6 * Shape.Size);
        var (first, second) = (memory.ViewAsMatrix(0, 5, Shape.Size), memory.ViewAsMatrix(Shape.Size, 5, Shape.Size));
        Should.Throw<ArgumentException>(() => new Rotation(5).Apply(first, Shape, new RandomStream(1), second)).Message.ShouldContain("share a part of their memory");
    }
}
