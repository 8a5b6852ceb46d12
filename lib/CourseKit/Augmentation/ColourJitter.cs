using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>PCA colour jitter: shifts each image's colour along the principal directions of all pixels' colours.</summary>
/// <remarks>
/// Krizhevsky, Sutskever and Hinton (2012): to every pixel (R, G, B) is added [p₁ p₂ p₃](α₁λ₁, α₂λ₂, α₃λ₃)ᵀ, α ~ N(0, 0.1²)
/// drawn once an image, p and λ the eigenvectors and eigenvalues of the 3 × 3 covariance of the training set's pixels. It is λ,
/// not √λ, as in their paper: the effect depends on the pixels' unit. Any number of channels will do.
/// </remarks>
public sealed record ColourJitter : Augmenter
{
    private readonly double[] _shifts;

    /// <summary>A rule with known directions.</summary>
    /// <param name="directions">pₖ as columns (channels × directions).</param>
    /// <param name="variances">λₖ, one for each direction, in [0, ∞).</param>
    /// <param name="deviation">σ of α, in [0, ∞).</param>
    /// <exception cref="ShapeException">There is not one variance for each direction.</exception>
    public ColourJitter(Matrix directions, Vector variances, double deviation = 0.1)
    {
        ArgumentNullException.ThrowIfNull(directions);
        ArgumentNullException.ThrowIfNull(variances);
        if (directions.Columns != variances.Length || directions.Rows == 0)
            throw new ShapeException(Invariant($"Colour jitter: the directions are {directions.Rows} × {directions.Columns}, the variances {variances.Length}: there must be one direction (a column) for each variance, and a row for each channel"));
        Directions = directions.Copy();
        Variances = variances.Map(variance => Within.NotNegative(variance, "variance"));
        Deviation = Within.NotNegative(deviation, nameof(deviation));
        _shifts = [.. from channel in Enumerable.Range(0, directions.Rows)
                      from k in Enumerable.Range(0, variances.Length)
                      select Within.Finite(Directions[channel, k], "direction") * Variances[k]];
    }

    /// <summary>pₖ as columns (channels × directions).</summary>
    public Matrix Directions { get; }

    /// <summary>λₖ, one for each direction.</summary>
    public Vector Variances { get; }

    /// <summary>σ of α.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public override string Name => Invariant($"Colour jitter σ = {Deviation}");

    /// <inheritdoc/>
    public override string Formula => "x̃ = x + Σₖ αₖλₖpₖ, αₖ ~ N(0, σ²)";

    /// <summary>Learns directions and variances from a training set.</summary>
    /// <param name="images">One image a row (images × shape's size), finite, at least one.</param>
    /// <param name="shape">The shape of an image.</param>
    /// <param name="deviation">σ of α, in [0, ∞).</param>
    /// <returns>A rule for images of as many channels, whatever their height and width.</returns>
    /// <exception cref="ShapeException">The images do not have the shape, or there are none.</exception>
    public static ColourJitter Fit(Matrix images, TensorShape shape, double deviation = 0.1)
    {
        ArgumentNullException.ThrowIfNull(images);
        var channels = shape.Checked("Colour jitter").Channels;
        if (images.Columns != shape.Size || images.Rows == 0)
            throw new ShapeException(Invariant($"Colour jitter: the images are {images.Rows} × {images.Columns}, their shape {shape} has {shape.Size} numbers: there must be at least one image, each row one"));

        // (1/N) Σ (v − μ)(v − μ)ᵀ over the pixels of all images, an image at a time.
        var pixels = images.Rows * (double)shape.MapSize;
        var μ = new Vector(channels);
        for (var i = 0; i < images.Rows; i++)
            μ += images.Row(i).To(Precision.Double).ViewAsMatrix(0, channels, shape.MapSize).RowSums() / pixels;
        var covariance = new Matrix(channels, channels);
        for (var i = 0; i < images.Rows; i++)
        {
            var colours = images.Row(i).To(Precision.Double).ViewAsMatrix(0, channels, shape.MapSize).SubtractColumn(μ);
            covariance += colours.TimesTranspose(colours) / pixels;
        }

        var eigen = SymmetricEigen.Of(covariance);
        return new ColourJitter(eigen.Vectors, eigen.Values.Map(value => Math.Max(0, value)), deviation);
    }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape image)
        => image.Channels == Directions.Rows
            ? base.OutputShape(image)
            : throw new ShapeException(Invariant($"{Name}: the image {image} has {image.Channels} channels, the directions {Directions.Rows}: they must be as many"));

    /// <summary>Whether directions, variances and deviation are the same.</summary>
    public bool Equals(ColourJitter? other)
        => other is not null && Deviation.Equals(other.Deviation) && Directions.Equals(other.Directions) && Variances.Equals(other.Variances);

    /// <summary>A hash of the deviation.</summary>
    public override int GetHashCode() => Deviation.GetHashCode();

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<double> shift = stackalloc double[Math.Min(shape.Channels, 64)];
        if (shape.Channels > shift.Length)
            shift = new double[shape.Channels];
        shift.Clear();
        for (var k = 0; k < Variances.Length; k++)
        {
            var α = random.NextNormal(0, Deviation);
            for (var channel = 0; channel < shape.Channels; channel++)
                shift[channel] += α * _shifts[(channel * Variances.Length) + k];
        }

        for (var i = 0; i < image.Length; i++)
            result[i] = image[i] + T.CreateTruncating(shift[i / shape.MapSize]);
    }
}
