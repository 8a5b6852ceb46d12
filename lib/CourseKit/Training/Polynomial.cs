using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A polynomial fitted to points by least squares: the model whose capacity is a number one can turn.</summary>
/// <remarks>
/// Fitted in Chebyshev polynomials on the interval of the points, by Householder's QR decomposition: the powers 1, x, x², …
/// themselves are so nearly dependent from degree 10 on that their coefficients would be noise.
/// </remarks>
public sealed class Polynomial
{
    private readonly double[] _coefficients;

    private Polynomial(double[] coefficients, double low, double high)
    {
        _coefficients = coefficients;
        Low = low;
        High = high;
    }

    /// <summary>The degree.</summary>
    public int Degree => _coefficients.Length - 1;

    /// <summary>The least x it was fitted to.</summary>
    public double Low { get; }

    /// <summary>The largest x it was fitted to.</summary>
    public double High { get; }

    /// <summary>The polynomial with the least Σ (yᵢ − f(xᵢ))².</summary>
    /// <param name="x">Where, at least degree + 1 different finite numbers.</param>
    /// <param name="y">What was measured there, as many.</param>
    /// <param name="degree">≥ 0.</param>
    /// <exception cref="ShapeException">x and y differ in length.</exception>
    /// <exception cref="ArgumentException">There are too few different x for the degree.</exception>
    public static Polynomial Fit(Vector x, Vector y, int degree)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        x.RequireSameLength(y, "Polynomial fit");
        var different = x.Distinct().Count();
        if (different <= degree)
            throw new ArgumentException(Invariant($"a polynomial of degree {degree} needs at least {degree + 1} different x, got {different}"));
        double low = x.Min(), high = x.Max();
        if (!double.IsFinite(low) || !double.IsFinite(high) || !y.All(double.IsFinite))
            throw new ArgumentException("every x and y must be a finite number");
        var design = new double[x.Length, degree + 1];
        var basis = new double[degree + 1];
        for (var i = 0; i < x.Length; i++)
        {
            Chebyshev(x[i], low, high, basis);
            for (var j = 0; j <= degree; j++)
                design[i, j] = basis[j];
        }

        return new Polynomial(LeastSquares.Solve(design, y.ToArray()), low, high);
    }

    /// <summary>f(x).</summary>
    /// <param name="x">Any number; beyond the fitted interval polynomials of high degree run away.</param>
    public double At(double x)
    {
        Span<double> basis = _coefficients.Length <= 64 ? stackalloc double[_coefficients.Length] : new double[_coefficients.Length];
        Chebyshev(x, Low, High, basis);
        var sum = 0.0;
        for (var j = 0; j < basis.Length; j++)
            sum += _coefficients[j] * basis[j];
        return sum;
    }

    /// <summary>f of each x.</summary>
    public Vector At(Vector x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Map(At);
    }

    // T₀ = 1, T₁ = t, Tₖ = 2t Tₖ₋₁ − Tₖ₋₂, with t = −1 … 1 over the interval.
    private static void Chebyshev(double x, double low, double high, Span<double> basis)
    {
        var t = high > low ? ((2 * x) - low - high) / (high - low) : 0;
        basis[0] = 1;
        if (basis.Length > 1)
            basis[1] = t;
        for (var k = 2; k < basis.Length; k++)
            basis[k] = (2 * t * basis[k - 1]) - basis[k - 2];
    }
}
