namespace CourseKit.Tensors;

/// <summary>PA = LU by Gaussian elimination with row exchanges: solves Ax = b for any A that is not singular, in ⅔n³ operations.</summary>
public sealed class LuDecomposition
{
    private readonly double[] _lu;
    private readonly int[] _order;
    private readonly int _n;

    /// <summary>Decomposes a matrix, which is not changed.</summary>
    /// <param name="matrix">A (n × n).</param>
    /// <exception cref="ShapeException">A is not square.</exception>
    public LuDecomposition(Matrix matrix)
    {
        _n = RequireSquare(matrix, "LU decomposition");
        _lu = matrix.Elements.ToDoubles();
        _order = [.. Enumerable.Range(0, _n)];
        var largest = 0.0;
        foreach (var element in _lu)
            largest = Math.Max(largest, Math.Abs(element));
        IsSingular = !double.IsFinite(largest) || !Eliminate(largest * _n * 2.220446049250313e-16);
    }

    /// <summary>Whether a pivot vanished against A's largest element by rounding (or A has NaN or infinite elements): then Ax = b can't be solved.</summary>
    public bool IsSingular { get; }

    /// <summary>x with Ax = b.</summary>
    /// <param name="rightSide">b, n numbers.</param>
    /// <exception cref="ArgumentException">A is singular; b has another length.</exception>
    public Vector Solve(Vector rightSide)
    {
        ArgumentNullException.ThrowIfNull(rightSide);
        if (rightSide.Length != _n)
            throw new ShapeException(Invariant($"Solving Ax = b: A is {_n} × {_n}, b has {rightSide.Length}: b must have {_n} numbers"));
        if (IsSingular)
            throw new ArgumentException("Solving Ax = b: A is singular, there is no single solution");
        var x = new double[_n];
        for (var i = 0; i < _n; i++)
        {
            x[i] = rightSide[_order[i]];
            for (var j = 0; j < i; j++)
                x[i] -= _lu[(i * _n) + j] * x[j];
        }

        for (var i = _n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < _n; j++)
                x[i] -= _lu[(i * _n) + j] * x[j];
            x[i] /= _lu[(i * _n) + i];
        }

        return new Vector(x);
    }

    internal static int RequireSquare(Matrix matrix, string what)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Rows == matrix.Columns
            ? matrix.Rows
            : throw new ShapeException(Invariant($"{what}: the matrix is {matrix.Rows} × {matrix.Columns}: it must be square"));
    }

    private bool Eliminate(double smallest)
    {
        for (var k = 0; k < _n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < _n; i++)
            {
                if (Math.Abs(_lu[(i * _n) + k]) > Math.Abs(_lu[(pivot * _n) + k]))
                    pivot = i;
            }

            if (!(Math.Abs(_lu[(pivot * _n) + k]) > smallest))
                return false;
            if (pivot != k)
            {
                (_order[k], _order[pivot]) = (_order[pivot], _order[k]);
                for (var j = 0; j < _n; j++)
                    (_lu[(k * _n) + j], _lu[(pivot * _n) + j]) = (_lu[(pivot * _n) + j], _lu[(k * _n) + j]);
            }

            for (var i = k + 1; i < _n; i++)
            {
                var factor = _lu[(i * _n) + k] /= _lu[(k * _n) + k];
                for (var j = k + 1; j < _n; j++)
                    _lu[(i * _n) + j] -= factor * _lu[(k * _n) + j];
            }
        }

        return true;
    }
}
