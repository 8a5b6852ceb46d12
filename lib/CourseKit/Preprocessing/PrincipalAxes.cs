using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>A training set's mean, and the eigenvectors and eigenvalues of its covariance (1/N) Σ (x − μ)(x − μ)ᵀ.</summary>
/// <remarks>
/// From the covariance and not the data's singular values: features × features numbers, however many examples. Variances
/// below about 1e-15 of the largest have no digits left: scale features of very different size first.
/// </remarks>
/// <param name="Mean">μ.</param>
/// <param name="Directions">The eigenvectors kept, as rows, that of the largest variance first.</param>
/// <param name="Variances">Their eigenvalues, none negative.</param>
/// <param name="Total">The sum of all eigenvalues, kept or not.</param>
internal sealed record PrincipalAxes(Vector Mean, Matrix Directions, Vector Variances, double Total)
{
    // Variance below this part of the largest is rounding error, not data.
    private const double Rounding = 1e-14;

    internal static PrincipalAxes Of(Matrix training)
    {
        var mean = Column.Mean(training);
        var eigen = TridiagonalEigen.Of(Column.Covariance(training, mean));
        var least = eigen.Values.Length == 0 ? 0 : Rounding * training.Columns * eigen.Values[0];
        var variances = eigen.Values.Map(value => value <= least ? 0 : value);
        return new PrincipalAxes(mean, eigen.Vectors, variances, variances.Sum());
    }

    /// <summary>Only the first directions.</summary>
    internal PrincipalAxes Keep(int count) => this with { Directions = Directions[..count], Variances = Variances[..count] };

    /// <summary>√(λ + ε) for each direction; where that is 0, nothing varies and 1 stands for it.</summary>
    internal Vector Deviations(double epsilon) => Variances.Map(variance => variance + epsilon == 0 ? 1 : Math.Sqrt(variance + epsilon));

    /// <summary>ε, or an error when it is not a finite number ≥ 0.</summary>
    internal static double Epsilon(double epsilon, string name)
        => double.IsFinite(epsilon) && epsilon >= 0
            ? epsilon
            : throw new ArgumentOutOfRangeException(nameof(epsilon), $"{name}: epsilon must be a finite number ≥ 0, got {Storage.Text(epsilon)}");
}
