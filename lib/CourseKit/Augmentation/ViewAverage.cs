using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Test-time averaging: the mean of a predictor's outputs over several views of each image.</summary>
/// <remarks>
/// o = (1/V) Σᵥ f(xᵥ). <see cref="TenViews"/> are those of Krizhevsky, Sutskever and Hinton (2012). Views that draw from the
/// stream work as well: <c>new ViewAverage(Enumerable.Repeat(rule, 20))</c>.
/// </remarks>
public sealed record ViewAverage
{
    private readonly Augmenter[] _views;

    /// <summary>An average over views.</summary>
    /// <param name="views">At least one; all must give the same shape.</param>
    public ViewAverage(IEnumerable<Augmenter> views)
    {
        _views = [.. views];
        if (_views.Length == 0)
            throw new ArgumentException("views must be at least one, got none", nameof(views));
    }

    /// <summary>The views.</summary>
    public IReadOnlyList<Augmenter> Views => _views;

    /// <summary>The four corners and the centre, each also mirrored.</summary>
    /// <param name="image">The shape of an image.</param>
    /// <param name="height">Rows of a view, 1 … image's height.</param>
    /// <param name="width">Columns of a view, 1 … image's width.</param>
    /// <returns>Top left, top right, bottom left, bottom right, centre; then the same mirrored.</returns>
    /// <exception cref="ShapeException">A view is larger than the image.</exception>
    public static ViewAverage TenViews(TensorShape image, int height, int width)
    {
        _ = new RandomCrop(height, width).OutputShape(image);
        int bottom = image.Height - height, right = image.Width - width;
        (int Top, int Left)[] places = [(0, 0), (0, right), (bottom, 0), (bottom, right), (bottom / 2, right / 2)];
        return new ViewAverage(
            from mirrored in new[] { false, true }
            from place in places
            select new FixedCrop(place.Top, place.Left, height, width, mirrored));
    }

    /// <summary>The mean of the predictor's outputs over the views.</summary>
    /// <param name="predictor">From views (images × view's size) to outputs (images × outputs), such as probabilities.</param>
    /// <param name="images">One image a row (images × shape's size).</param>
    /// <param name="shape">The shape of an image.</param>
    /// <param name="random">The stream for views that draw; null when none does.</param>
    /// <returns>The mean outputs (images × outputs).</returns>
    public Matrix Predict(Func<Matrix, Matrix> predictor, Matrix images, TensorShape shape, RandomStream? random = null)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        random ??= new RandomStream(0);
        Matrix? sum = null;
        foreach (var rule in _views)
        {
            var outputs = predictor(rule.Apply(images, shape, random));
            // A copy, for a predictor may write its next outputs over these.
            sum = sum is null ? outputs.Copy() : sum + outputs;
        }

        return sum! / _views.Length;
    }

    /// <summary>Whether both have equal views in the same order.</summary>
    public bool Equals(ViewAverage? other) => other is not null && _views.AsSpan().SequenceEqual(other._views);

    /// <summary>A hash of the number of views.</summary>
    public override int GetHashCode() => _views.Length;
}
