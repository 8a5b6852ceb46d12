using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Zero-centring of each image by itself: minus the mean of its own pixels (its brightness).</summary>
/// <remarks>It learns nothing from the training set but the number of features, and has no inverse: the mean is gone.</remarks>
public sealed record ExampleCentre : Scaler
{
    /// <inheritdoc/>
    public override string Name => "Zero-centring by example";

    /// <inheritdoc/>
    public override string Formula => "x − mean of the example's features";

    private protected override FittedScaler Learn(Matrix training) => new Fitted(this, training.Columns);

    /// <summary>Fitted to any examples of so many features.</summary>
    internal FittedScaler For(int features) => new Fitted(this, features);

    private sealed class Fitted(Scaler rule, int features) : FittedScaler(rule, features, features)
    {
        private protected override Matrix Forward(Matrix x) => x.SubtractColumn(x.RowMeans());

        private protected override Matrix Backward(Matrix z)
            => throw new InvalidOperationException($"{Rule.Name} has no inverse: each example's own mean is gone");
    }
}
