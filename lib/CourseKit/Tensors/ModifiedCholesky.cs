namespace CourseKit.Tensors;

/// <summary>
/// A + E = LDLᵀ, positive definite for any symmetric A, with E diagonal, ≥ 0, and zero when A is safely positive definite.
/// </summary>
/// <remarks>
/// Gill, Murray and Wright's method (Practical Optimization, 1981, 4.4.2.2), with exchanges of rows and columns: each pivot
/// is raised to dⱼ = max(|cⱼⱼ|, (θⱼ/β)², δ), θⱼ the largest element of its column, so that D is positive and L bounded, √dⱼ |lᵢⱼ| ≤ β.
/// β² = max(γ, ξ/√(n² − 1), ε) with γ and ξ the largest elements on and off the diagonal keeps E as small as possible.
/// </remarks>
public sealed class ModifiedCholesky
{
    private readonly double[,] _c;
    private readonly double[] _d;
    private readonly int[] _order;
    private readonly double[] _added;

    /// <summary>Decomposes a matrix, which is not changed.</summary>
    /// <param name="matrix">A (n × n), symmetric; only its lower triangle is read.</param>
    /// <exception cref="ShapeException">A is not square.</exception>
    /// <exception cref="ArgumentException">A has an element that is not finite.</exception>
    public ModifiedCholesky(Matrix matrix)
    {
        var n = LuDecomposition.RequireSquare(matrix, "Modified Cholesky decomposition");
        _c = new double[n, n];
        _d = new double[n];
        _added = new double[n];
        _order = [.. Enumerable.Range(0, n)];
        double γ = 0, ξ = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                if (!double.IsFinite(matrix[i, j]))
                    throw new ArgumentException(Invariant($"Modified Cholesky decomposition: the matrix must be finite, got {Storage.Text(matrix[i, j])} at [{i}, {j}]"));
                _c[i, j] = _c[j, i] = matrix[i, j];
                if (i == j)
                    γ = Math.Max(γ, Math.Abs(matrix[i, j]));
                else
                    ξ = Math.Max(ξ, Math.Abs(matrix[i, j]));
            }
        }

        const double ε = 2.220446049250313e-16;
        var δ = Math.Max(ε * (γ + ξ), double.Epsilon / ε);
        var β2 = Math.Max(Math.Max(γ, n > 1 ? ξ / Math.Sqrt(((double)n * n) - 1) : 0), ε);
        for (var j = 0; j < n; j++)
            Eliminate(j, β2, δ);
    }

    /// <summary>The diagonal of E, in A's order: what had to be added, all 0 where A could stay as it is.</summary>
    public Vector Added => Vector.Of(_added);

    /// <summary>x with (A + E)x = b.</summary>
    /// <param name="rightSide">b, n numbers.</param>
    /// <exception cref="ShapeException">b has another length.</exception>
    public Vector Solve(Vector rightSide)
    {
        ArgumentNullException.ThrowIfNull(rightSide);
        var n = _d.Length;
        if (rightSide.Length != n)
            throw new ShapeException(Invariant($"Solving (A + E)x = b: A is {n} × {n}, b has {rightSide.Length}: b must have {n} numbers"));
        var y = new double[n];
        for (var i = 0; i < n; i++)
        {
            y[i] = rightSide[_order[i]];
            for (var k = 0; k < i; k++)
                y[i] -= _c[i, k] * y[k];
        }

        for (var i = 0; i < n; i++)
            y[i] /= _d[i];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                y[i] -= _c[k, i] * y[k];
        }

        var x = new Vector(n);
        for (var i = 0; i < n; i++)
            x[_order[i]] = y[i];
        return x;
    }

    // Column j: C's lower part becomes L left of the diagonal; right of it the Schur complement is kept up to date.
    private void Eliminate(int j, double β2, double δ)
    {
        var n = _d.Length;
        var pivot = j;
        for (var i = j + 1; i < n; i++)
        {
            if (Math.Abs(_c[i, i]) > Math.Abs(_c[pivot, pivot]))
                pivot = i;
        }

        Exchange(j, pivot);
        var θ = 0.0;
        for (var i = j + 1; i < n; i++)
            θ = Math.Max(θ, Math.Abs(_c[i, j]));
        _d[j] = Math.Max(Math.Max(Math.Abs(_c[j, j]), θ * θ / β2), δ);
        _added[_order[j]] = _d[j] - _c[j, j];
        for (var i = j + 1; i < n; i++)
        {
            for (var k = j + 1; k <= i; k++)
                _c[i, k] = _c[k, i] = _c[i, k] - (_c[i, j] * _c[k, j] / _d[j]);
        }

        for (var i = j + 1; i < n; i++)
            _c[i, j] /= _d[j];
    }

    private void Exchange(int a, int b)
    {
        if (a == b)
            return;
        (_order[a], _order[b]) = (_order[b], _order[a]);
        for (var k = 0; k < _d.Length; k++)
            (_c[a, k], _c[b, k]) = (_c[b, k], _c[a, k]);

        // Columns left of a hold L, whose rows alone are exchanged.
        for (var k = a; k < _d.Length; k++)
            (_c[k, a], _c[k, b]) = (_c[k, b], _c[k, a]);
    }
}
