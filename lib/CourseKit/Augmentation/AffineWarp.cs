using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>The same affine map for every image: no random number is drawn.</summary>
/// <param name="Map">Where each pixel comes from, such as <c>AffineMap.Rotation(30)</c>.</param>
/// <param name="Border">The value of what comes in from outside the image; null repeats the nearest pixel.</param>
public sealed record AffineWarp(AffineMap Map, double? Border = 0) : AffineAugmenter(Border)
{
    /// <inheritdoc/>
    public override string Name => "Affine warp";

    /// <inheritdoc/>
    public override string Formula => "x̃(p) = x(A p + t)";

    /// <inheritdoc/>
    public override AffineMap Draw(RandomStream random) => Map;
}
