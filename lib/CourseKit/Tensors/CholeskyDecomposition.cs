namespace CourseKit.Tensors;

/// <summary>A = LLᵀ with L lower triangular, for a symmetric positive definite A: solves Ax = b in ⅓n³ operations.</summary>
/// <remarks>Only the lower triangle of A is read.</remarks>
public sealed class CholeskyDecomposition
{
    private readonly double[,] _l;
    private readonly int _n;

    private CholeskyDecomposition(double[,] l) => (_l, _n) = (l, l.GetLength(0));

    /// <summary>L (n × n), zeros above the diagonal.</summary>
    public Matrix Factor => Matrix.Of(_l);

    /// <summary>ln det A = 2 Σ ln Lᵢᵢ.</summary>
    public double LogDeterminant => 2 * Enumerable.Range(0, _n).Sum(i => Math.Log(_l[i, i]));

    /// <summary>The decomposition, or null where A is not positive definite (by rounding, or at all), or not finite.</summary>
    /// <param name="matrix">A (n × n), symmetric.</param>
    /// <param name="shift">τ ≥ 0: decomposes A + τI.</param>
    /// <exception cref="ShapeException">A is not square.</exception>
    public static CholeskyDecomposition? TryOf(Matrix matrix, double shift = 0)
    {
        var n = LuDecomposition.RequireSquare(matrix, "Cholesky decomposition");
        var l = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            var d = matrix[j, j] + shift;
            var scale = Math.Abs(d);
            for (var k = 0; k < j; k++)
                d -= l[j, k] * l[j, k];
            if (!(d > 1e-15 * scale && d < double.PositiveInfinity))
                return null;
            l[j, j] = Math.Sqrt(d);
            for (var i = j + 1; i < n; i++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= l[i, k] * l[j, k];
                l[i, j] = sum / l[j, j];
                if (!double.IsFinite(l[i, j]))
                    return null;
            }
        }

        return new CholeskyDecomposition(l);
    }

    /// <summary>The decomposition of a matrix that must be positive definite.</summary>
    /// <inheritdoc cref="TryOf"/>
    /// <exception cref="ArgumentException">A is not positive definite.</exception>
    public static CholeskyDecomposition Of(Matrix matrix, double shift = 0)
        => TryOf(matrix, shift) ?? throw new ArgumentException("Cholesky decomposition: the matrix is not positive definite: add a multiple of I, or use ModifiedCholesky");

    /// <summary>x with Ax = b.</summary>
    /// <param name="rightSide">b, n numbers.</param>
    /// <exception cref="ShapeException">b has another length.</exception>
    public Vector Solve(Vector rightSide)
    {
        var x = SolveLower(rightSide).ToArray();
        for (var i = _n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < _n; k++)
                x[i] -= _l[k, i] * x[k];
            x[i] /= _l[i, i];
        }

        return new Vector(x);
    }

    /// <summary>y with Ly = b: then ‖y‖² = bᵀA⁻¹b.</summary>
    /// <inheritdoc cref="Solve"/>
    public Vector SolveLower(Vector rightSide)
    {
        ArgumentNullException.ThrowIfNull(rightSide);
        if (rightSide.Length != _n)
            throw new ShapeException(Invariant($"Solving Ax = b: A is {_n} × {_n}, b has {rightSide.Length}: b must have {_n} numbers"));
        var y = rightSide.ToArray();
        for (var i = 0; i < _n; i++)
        {
            for (var k = 0; k < i; k++)
                y[i] -= _l[i, k] * y[k];
            y[i] /= _l[i, i];
        }

        return new Vector(y);
    }
}
