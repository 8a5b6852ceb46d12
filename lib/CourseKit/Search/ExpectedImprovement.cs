using CourseKit.Activations;
using CourseKit.Tensors;
using Register = CourseKit.Tensors.Register1<double>;

namespace CourseKit.Search;

/// <summary>How far below the best value so far a point can be expected to come: what Bayesian search maximizes.</summary>
/// <remarks>
/// E[max(f* − ξ − f, 0)] = (f* − ξ − μ) Φ(z) + σ φ(z), z = (f* − ξ − μ) / σ, for f normal with mean μ and deviation σ (J. Mockus, 1975; D. R. Jones, M. Schonlau and
/// W. J. Welch, Efficient global optimization, 1998). A low mean makes it large, and so does a large deviation.
/// </remarks>
public static class ExpectedImprovement
{
    /// <summary>The expected improvement of a point.</summary>
    /// <param name="mean">μ.</param>
    /// <param name="deviation">σ ≥ 0; 0 gives max(f* − ξ − μ, 0).</param>
    /// <param name="best">f*, the lowest value so far.</param>
    /// <param name="margin">ξ ≥ 0: improvements smaller than it do not count.</param>
    /// <returns>A number ≥ 0.</returns>
    public static double At(double mean, double deviation, double best, double margin = 0)
    {
        if (!(deviation >= 0))
            throw new ArgumentOutOfRangeException(nameof(deviation), $"deviation must be ≥ 0, got {Storage.Text(deviation)}");
        var gain = best - margin - mean;
        if (deviation == 0)
            return Math.Max(gain, 0);
        var z = Register.Number(gain / deviation);
        return Math.Max((gain * Functions.NormalShare(z).Value) + (deviation * Functions.NormalDensity(z).Value), 0);
    }
}
