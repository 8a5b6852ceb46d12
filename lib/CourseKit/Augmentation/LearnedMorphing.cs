using System.Buffers;
using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Learned morphing: deforms images as class-mates differ from each other.</summary>
/// <remarks>
/// After Hauberg et al. (2016), with cosine fields in place of their velocity fields. <see cref="Fit"/> takes pairs of an image and one of its
/// nearest class-mates, finds for each pair the smooth deformation that turns the one into the other, and keeps the mean
/// m, the principal directions vₖ and the deviations sₖ of all these deformations' coefficients a. A new deformation is
/// drawn from the same normal distribution: the digits lean, stretch and bend as the training set's do, and in no other way.
/// Fit it to one class alone (its images, one label) for morphings of that class; fitted to all, classes share them.
/// </remarks>
public sealed record LearnedMorphing : Augmenter
{
    /// <summary>A rule with a known distribution of deformations.</summary>
    /// <param name="mean">m, 2G² coefficients of slow cosines: first G × G to the right in parts of the width, then G × G down in parts of the height.</param>
    /// <param name="directions">vₖ as rows (directions × 2G²).</param>
    /// <param name="deviations">sₖ, one for each direction, in [0, ∞).</param>
    /// <param name="strength">Factor of the whole deformation, in [0, ∞): 1 as learned, 0 none.</param>
    /// <param name="border">The value of what comes in from outside the image; null repeats the nearest pixel.</param>
    /// <exception cref="ShapeException">The sizes do not fit together.</exception>
    public LearnedMorphing(Vector mean, Matrix directions, Vector deviations, double strength = 1, double? border = 0)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(directions);
        ArgumentNullException.ThrowIfNull(deviations);
        _ = CosineField.Waves(mean.Length, "Learned morphing");
        if (directions.Rows != deviations.Length || directions.Columns != mean.Length)
            throw new ShapeException(Invariant($"Learned morphing: the mean has {mean.Length} coefficients, the directions are {directions.Rows} × {directions.Columns}, the deviations {deviations.Length}: the directions must be deviations × coefficients"));
        Mean = mean.Map(value => Within.Finite(value, "mean"));
        Directions = directions.Map(value => Within.Finite(value, "direction"));
        Deviations = deviations.Map(value => Within.NotNegative(value, "deviation"));
        Strength = Within.NotNegative(strength, nameof(strength));
        Border = Within.FiniteOrNone(border, nameof(border));
    }

    /// <summary>m, the coefficients of the mean deformation.</summary>
    public Vector Mean { get; }

    /// <summary>vₖ as rows (directions × coefficients), that of the largest deviation first.</summary>
    public Matrix Directions { get; }

    /// <summary>sₖ, one for each direction.</summary>
    public Vector Deviations { get; }

    /// <summary>Factor of the whole deformation: 1 as learned, 0 none.</summary>
    public double Strength { get; init => field = Within.NotNegative(value, "strength"); }

    /// <summary>The value of what comes in from outside the image; null repeats the nearest pixel.</summary>
    public double? Border { get; init => field = Within.FiniteOrNone(value, "border"); }

    /// <inheritdoc/>
    public override string Name => Invariant($"Learned morphing × {Strength}");

    /// <inheritdoc/>
    public override string Formula => "x̃(p) = x(p + u(p)), u of coefficients m + Σₖ sₖ ξₖ vₖ, ξ ~ N(0, 1)";

    /// <summary>Learns how class-mates differ.</summary>
    /// <param name="images">The training images, one a row (images × shape's size), finite.</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="shape">The shape of an image; of several channels the mean is compared.</param>
    /// <param name="random">The stream that pairs are drawn from.</param>
    /// <param name="pairs">How many pairs, ≥ 2: each takes a few milliseconds.</param>
    /// <param name="neighbours">An image's partner is one of this many nearest class-mates, ≥ 1.</param>
    /// <param name="waves">G, cosines in each direction, in 1 … 8: more can bend more finely.</param>
    /// <param name="directions">Principal directions kept, ≥ 1.</param>
    /// <exception cref="ShapeException">Images, labels and shape do not fit together.</exception>
    /// <exception cref="ArgumentException">No class has two images, or a pixel is not finite.</exception>
    public static LearnedMorphing Fit(
        Matrix images, ReadOnlySpan<int> labels, TensorShape shape, RandomStream random, int pairs = 200, int neighbours = 5, int waves = 3, int directions = 8)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(random);
        var maps = shape.Checked("Learned morphing").Channels;
        if (images.Columns != shape.Size || images.Rows != labels.Length)
            throw new ShapeException(Invariant($"Learned morphing: the images are {images.Rows} × {images.Columns}, their shape {shape} has {shape.Size} numbers, the labels are {labels.Length}: each row must be one image with one label"));
        _ = Within.AtLeast(2, pairs, nameof(pairs));
        _ = Within.AtLeast(1, neighbours, nameof(neighbours));
        _ = Within.AtLeast(1, directions, nameof(directions));
        if (waves is < 1 or > 8)
            throw new ArgumentOutOfRangeException(nameof(waves), Invariant($"waves must be in 1 … 8, got {waves}"));

        var (candidates, classes) = WithClassMates(labels);
        var coefficients = new Matrix(pairs, 2 * waves * waves);
        for (var pair = 0; pair < pairs; pair++)
        {
            Interruption.Poll();
            var image = candidates[random.NextInt(candidates.Length)];
            var mates = Nearest(images, image, classes[labels[image]], neighbours);
            var mate = mates[random.NextInt(mates.Length)];
            var (a, _, _) = ImageRegistration.Align(Smoothed(images, image, shape, maps), Smoothed(images, mate, shape, maps), shape.Height, shape.Width, waves);
            coefficients.SetRow(pair, a);
        }

        var mean = coefficients.ColumnMeans();
        var differences = coefficients.SubtractRow(mean);
        var eigen = SymmetricEigen.Of(differences.TransposeTimes(differences) / pairs);
        var kept = Math.Min(directions, mean.Length);
        var order = Enumerable.Range(0, kept).Select(k => mean.Length - 1 - k).ToArray();
        return new LearnedMorphing(
            mean,
            Matrix.FromRows(order.Select(eigen.Vectors.Column)),
            Vector.From(order.Select(k => Math.Sqrt(Math.Max(0, eigen.Values[k])))));
    }

    /// <summary>Whether distribution, strength and border are the same.</summary>
    public bool Equals(LearnedMorphing? other)
        => other is not null && Strength.Equals(other.Strength) && Border.Equals(other.Border)
            && Mean.Equals(other.Mean) && Directions.Equals(other.Directions) && Deviations.Equals(other.Deviations);

    /// <summary>A hash of the sizes and the strength.</summary>
    public override int GetHashCode() => HashCode.Combine(Mean.Length, Deviations.Length, Strength);

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        ArgumentNullException.ThrowIfNull(random);
        var buffer = ArrayPool<double>.Shared.Rent(Mean.Length + (2 * shape.MapSize));
        var a = buffer.AsSpan(0, Mean.Length);
        var right = buffer.AsSpan(Mean.Length, shape.MapSize);
        var down = buffer.AsSpan(Mean.Length + shape.MapSize, shape.MapSize);
        for (var i = 0; i < a.Length; i++)
            a[i] = Strength * Mean[i];
        for (var k = 0; k < Deviations.Length; k++)
        {
            var ξ = random.NextNormal();
            for (var i = 0; i < a.Length; i++)
                a[i] += Strength * Deviations[k] * ξ * Directions[k, i];
        }

        CosineField.Evaluate(a, shape.Height, shape.Width, right, down);
        var source = new BilinearImage<T>(image, shape, Border);
        for (var place = 0; place < shape.MapSize; place++)
            source.Sample((place % shape.Width) + right[place], (place / shape.Width) + down[place], result, place);
        ArrayPool<double>.Shared.Return(buffer);
    }

    /// <summary>The images that have class-mates, and the images of each class.</summary>
    private static (int[] Images, ILookup<int, int> Classes) WithClassMates(ReadOnlySpan<int> labels)
    {
        var all = labels.ToArray();
        var classes = Enumerable.Range(0, all.Length).ToLookup(i => all[i]);
        int[] images = [.. Enumerable.Range(0, all.Length).Where(i => classes[all[i]].Skip(1).Any())];
        return images.Length > 0
            ? (images, classes)
            : throw new ArgumentException($"Learned morphing: no class has two of the {all.Length} images: class-mates are what it learns from");
    }

    private static int[] Nearest(Matrix images, int image, IEnumerable<int> mates, int count)
    {
        var x = images.View(image, 1);
        return [.. mates.Where(mate => mate != image).OrderBy(mate => Distance(x, images.View(mate, 1))).Take(count)];
    }

    private static double Distance(Matrix left, Matrix right)
    {
        var difference = (left - right).Flatten();
        return difference.Dot(difference);
    }

    // A little blur lets strokes that do not touch yet feel each other's slope.
    private static double[] Smoothed(Matrix images, int image, TensorShape shape, int maps)
    {
        var mean = (images.Row(image).To(Precision.Double).ViewAsMatrix(0, maps, shape.MapSize).ColumnSums() / maps).ToArray();
        foreach (var pixel in mean)
        {
            if (!double.IsFinite(pixel))
                throw new ArgumentException(Invariant($"Learned morphing: image {image} has a pixel that is not finite: leave it out"));
        }

        GaussianBlur.Apply<double>(mean, shape.Height, shape.Width, Math.Min(shape.Height, shape.Width) / 28.0);
        return mean;
    }
}
