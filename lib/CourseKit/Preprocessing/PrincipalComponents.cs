using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>PCA: z = (x − μ)Uᵀ, the coordinates along the directions of largest variance, as many as are asked for.</summary>
/// <remarks>
/// The rows of U are the covariance's unit eigenvectors, the largest eigenvalue first, each turned so that its number of largest size is positive.
/// The inverse gives the nearest point of the plane that they span. With fewer examples than features the last directions have variance 0.
/// </remarks>
/// <param name="Components">How many directions to keep, 1 … features; null for all, or for as many as <paramref name="Share"/> needs.</param>
/// <param name="Share">Keep as few directions as have this share of the variance, in (0, 1]; null to keep a number of them.</param>
public sealed record PrincipalComponents(int? Components = null, double? Share = null) : Scaler
{
    /// <inheritdoc/>
    public override string Name => "PCA";

    /// <inheritdoc/>
    public override string Formula => "(x − μ)Uᵀ, the first directions";

    private protected override FittedScaler Learn(Matrix training)
    {
        var axes = PrincipalAxes.Of(training);
        axes = axes.Keep(Count(axes));
        return new FittedProjection(this, axes, axes.Directions.Transpose(), axes.Directions);
    }

    private int Count(PrincipalAxes axes)
    {
        var features = axes.Variances.Length;
        if (Components is not null && Share is not null)
            throw new InvalidOperationException($"{Name}: give the number of components or their share of the variance, not both");
        if (Components is { } count)
        {
            return count >= 1 && count <= features
                ? count
                : throw new ArgumentException(Invariant($"{Name}: components must be in 1 … {features}, the number of features, got {count}"));
        }

        if (Share is not { } share)
            return features;
        if (!(share > 0 && share <= 1))
            throw new ArgumentException($"{Name}: the share must be in (0, 1], got {Storage.Text(share)}");
        var sum = 0.0;
        for (var kept = 0; kept < features; kept++)
        {
            sum += axes.Variances[kept];

            // A whole share is reached within rounding.
            if (sum >= share * axes.Total * (1 - 1e-12))
                return kept + 1;
        }

        return features;
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
