namespace CourseKit.Search;

/// <summary>Two points of a Gaussian process are so near that their covariance matrix is not positive definite.</summary>
public sealed class SingularCovarianceException : ArgumentException
{
    /// <summary>The error, with what to do.</summary>
    public SingularCovarianceException()
        : base("the points' covariance matrix is not positive definite: two points are (nearly) the same; give noise > 0")
    {
    }
}
