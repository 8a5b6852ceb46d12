using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>A rule for some of the images, drawn one by one; the others stay as they are.</summary>
/// <param name="Rule">The rule, which must keep the shape.</param>
/// <param name="Probability">p, of an image to be changed, in [0, 1].</param>
public sealed record Sometimes(Augmenter Rule, double Probability) : Augmenter
{
    /// <summary>The rule.</summary>
    public Augmenter Rule { get; } = Rule ?? throw new ArgumentNullException(nameof(Rule));

    /// <summary>p, of an image to be changed, in [0, 1].</summary>
    public double Probability { get; } = Within.Probability(Probability, "probability");

    /// <inheritdoc/>
    public override string Name => Invariant($"{Rule.Name} (probability {Probability})");

    /// <inheritdoc/>
    public override string Formula => "x̃ = f(x) with probability p, else x";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape image)
    {
        var shape = Rule.OutputShape(image);
        return shape == image
            ? shape
            : throw new ShapeException($"{Name}: {image} would become {shape} for some of the images: the rule must keep the shape");
    }

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        if (random.NextUniform() < Probability)
            Rule.Transform(image, shape, random, result);
        else
            image.CopyTo(result);
    }
}
