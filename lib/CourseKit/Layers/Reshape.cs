using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>Reads the same numbers as another shape: plain numbers as an image, or an image as plain numbers (flatten).</summary>
/// <param name="Target">The shape to read them as; null for plain numbers.</param>
public sealed record Reshape(TensorShape? Target = null) : Layer
{
    /// <inheritdoc/>
    public override string Name => Target is null ? "Flatten" : $"Reshape to {Target}";

    /// <inheritdoc/>
    public override string Formula => "o = x";

    /// <inheritdoc/>
    internal override bool PassesThrough => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        var target = (Target ?? TensorShape.Of(input.Size)).Checked(Name);
        return target.Size == input.Size
            ? target
            : throw new ShapeException(Invariant($"{Name}: an example has the shape {input}, {input.Size} numbers, and {target} has {target.Size}: both must have the same number"));
    }

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass)
    {
    }

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
    }
}
