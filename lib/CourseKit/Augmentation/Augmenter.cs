using System.Buffers;
using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>A rule that makes new training images from given ones: the label stays, the pixels change. Immutable.</summary>
/// <remarks>
/// Data augmentation says which changes of the input must not change the answer: prior knowledge, given as examples.
/// A batch is a matrix, one image a row, as <see cref="TensorShape"/> says. Images are changed one after another, each
/// with the next numbers of the stream: a batch at once or in parts gives the same bits. A number that is not finite stays in
/// its image and in what is computed from it. Rules follow one another:
/// <c>new Rotation(10).Then(new Translation(2, 2)).Then(new InputNoise(0.1).Sometimes(0.5))</c>. A new rule is one record with
/// <see cref="Transform{T}"/> and one row in <see cref="AllAugmenters"/>, from which the tests take it.
/// </remarks>
public abstract record Augmenter
{
    /// <summary>The name with its strength, as a table shows it: <c>Rotation ±10°</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The formula.</summary>
    public abstract string Formula { get; }

    /// <summary>The shape of an image that comes out; only a crop changes it.</summary>
    /// <param name="image">The shape of one that goes in, each size ≥ 1.</param>
    /// <exception cref="ShapeException">The rule cannot take such an image.</exception>
    public virtual TensorShape OutputShape(TensorShape image) => image is { Channels: >= 1, Height: >= 1, Width: >= 1 } ? image : image.Checked(Name);

    /// <summary>Makes one new image of each image.</summary>
    /// <param name="images">One image a row (images × shape's size); unchanged.</param>
    /// <param name="shape">The shape of an image.</param>
    /// <param name="random">The stream that the changes are drawn from.</param>
    /// <returns>A new batch of the same precision (images × output shape's size).</returns>
    /// <exception cref="ShapeException">An image has another number of columns than the shape has numbers.</exception>
    public Matrix Apply(Matrix images, TensorShape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(images);
        var result = new Matrix(images.Rows, OutputShape(shape).Size, images.Precision);
        Apply(images, shape, random, result);
        return result;
    }

    /// <summary>Makes one new image of each image, into a given matrix; after the first call nothing is allocated.</summary>
    /// <inheritdoc cref="Apply(Matrix, TensorShape, RandomStream)"/>
    /// <param name="images">One image a row (images × shape's size).</param>
    /// <param name="shape">The shape of an image.</param>
    /// <param name="random">The stream that the changes are drawn from.</param>
    /// <param name="result">Receives the new images (images × output shape's size); may be <paramref name="images"/> itself when the shape stays.</param>
    /// <exception cref="ArgumentException">The precisions differ, or the matrices share only a part of their memory.</exception>
    public void Apply(Matrix images, TensorShape shape, RandomStream random, Matrix result)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(result);
        var output = OutputShape(shape);
        if (images.Columns != shape.Size)
            throw new ShapeException(Invariant($"{Name}: the images are {images.Rows} × {images.Columns}, their shape {shape} has {shape.Size} numbers: each row must be one image"));
        if (result.Rows != images.Rows || result.Columns != output.Size)
            throw new ShapeException(Invariant($"{Name}: {images.Rows} images of shape {output} come out, the result is {result.Rows} × {result.Columns}: it must be {images.Rows} × {output.Size}"));
        if (images.Precision != result.Precision)
            throw new ArgumentException($"{Name}: the images have precision {images.Precision}, the result {result.Precision}: they must be the same");
        if (images.Precision == Precision.Single)
            Each<float>(images, shape, random, result);
        else
            Each<double>(images, shape, random, result);
    }

    /// <summary>This rule, and then the next on what comes out.</summary>
    /// <param name="next">The next rule.</param>
    public AugmenterSequence Then(Augmenter next) => new(this, next);

    /// <summary>This rule for some of the images; the others stay as they are.</summary>
    /// <param name="probability">Of an image to be changed, in [0, 1].</param>
    public Sometimes Sometimes(double probability) => new(this, probability);

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>Makes a new image of one image.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="image">The image (shape's size).</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="random">The stream that the change is drawn from.</param>
    /// <param name="result">Receives the new image (output shape's size); never the same memory as the image. Holds anything before.</param>
    protected internal abstract void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private void Each<T>(Matrix images, TensorShape shape, RandomStream random, Matrix result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> from = images.AsSpan<T>(), to = result.AsSpan<T>();
        var shared = from.Overlaps(to, out var offset);
        if (shared && (offset != 0 || from.Length != to.Length))
            throw new ArgumentException($"{Name}: images and result share a part of their memory: they must be the same matrix or have nothing in common");
        var before = shared ? ArrayPool<T>.Shared.Rent(images.Columns) : null;
        for (var row = 0; row < images.Rows; row++)
        {
            ReadOnlySpan<T> image = from.Slice(row * images.Columns, images.Columns);
            if (before is not null)
            {
                image.CopyTo(before);
                image = before.AsSpan(0, images.Columns);
            }

            Transform(image, shape, random, to.Slice(row * result.Columns, result.Columns));
        }

        if (before is not null)
            ArrayPool<T>.Shared.Return(before);
    }
}
