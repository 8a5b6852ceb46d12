using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>The table of augmenters: what the conformance tests run on, and what a notebook shows side by side.</summary>
/// <remarks>Colour jitter and learned morphing stand here with made-up directions; on data they are fitted first.</remarks>
public static class AllAugmenters
{
    /// <summary>Each augmenter in each of its forms, for images of three channels of at least 8 × 8 pixels in [0, 1].</summary>
    public static IReadOnlyList<Augmenter> Table { get; } =
    [
        new Translation(2, 2),
        new Translation(2, 3, WholePixels: true),
        new Translation(3, 3, Border: null),
        new Rotation(15),
        new Rotation(180, Border: null),
        new Scaling(1.2),
        new Scaling(1.3, KeepProportions: false),
        new Shear(0.3),
        new RandomAffine(new Scaling(1.1), new Shear(0.1), new Rotation(10), new Translation(1, 1)),
        new AffineWarp(AffineMap.Rotation(30), Border: 0.5),
        new Reflection(),
        new Reflection(1, UpsideDown: true),
        new ElasticDeformation(),
        new ElasticDeformation(2, 6, Border: null),
        Morphing(),
        new RandomCrop(7, 6),
        new RandomCrop(6, 8, Mirror: true, Padding: 2),
        new FixedCrop(1, 2, 5, 4, Mirrored: true),
        Colour(),
        new InputNoise(0.1),
        new Brightness(0.2),
        new Contrast(1.5),
        new Clamp(),
        new AugmenterSequence(),
        new Rotation(10).Then(new RandomCrop(6, 7)).Then(new InputNoise(0.1)).Then(new Clamp()),
        new ElasticDeformation().Sometimes(0.5),
        new OneOf(new Rotation(10), new Shear(0.2), new InputNoise(0.05)),
    ];

    // Leaning: what lies higher moves to the right, as learned from handwriting first of all; then stretching.
    private static LearnedMorphing Morphing()
        => new(Vector.Zeros(8), [[0, 0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 1, 0]], [0.08, 0.04]);

    // All channels together vary most, as in photographs.
    private static ColourJitter Colour()
    {
        double third = Math.Sqrt(1 / 3.0), half = Math.Sqrt(0.5), sixth = Math.Sqrt(1 / 6.0);
        return new([[third, half, sixth], [third, 0, -2 * sixth], [third, -half, sixth]], [0.2, 0.02, 0.005], 1);
    }
}
