namespace CourseKit.Tensors;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix, A = VΛVᵀ, by Jacobi's rotations.</summary>
/// <param name="Values">λ, ascending.</param>
/// <param name="Vectors">V (n × n): column k belongs to λₖ; orthonormal.</param>
public sealed record SymmetricEigen(Vector Values, Matrix Vectors)
{
    /// <summary>Decomposes a matrix, which is not changed.</summary>
    /// <param name="matrix">A (n × n), symmetric and finite; the mean of Aᵢⱼ and Aⱼᵢ is used.</param>
    /// <exception cref="ShapeException">A is not square.</exception>
    /// <exception cref="ArgumentException">A has an element that is not finite.</exception>
    public static SymmetricEigen Of(Matrix matrix)
    {
        var n = LuDecomposition.RequireSquare(matrix, "Eigenvalues");
        var a = new double[n, n];
        var v = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            v[i, i] = 1;
            for (var j = 0; j < n; j++)
            {
                a[i, j] = (matrix[i, j] + matrix[j, i]) / 2;
                if (!double.IsFinite(a[i, j]))
                    throw new ArgumentException($"Eigenvalues: the matrix must be finite, got {Storage.Text(matrix[i, j])} at [{i}, {j}]");
            }
        }

        // Jacobi's method converges quadratically: a few sweeps do, 60 are never reached.
        for (var sweep = 0; sweep < 60 && Sweep(a, v, n); sweep++)
        {
        }

        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => a[i, i])];
        var vectors = new Matrix(n, n);
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
                vectors[i, k] = v[i, order[k]];
        }

        return new SymmetricEigen(Vector.From(order.Select(i => a[i, i])), vectors);
    }

    private static bool Sweep(double[,] a, double[,] v, int n)
    {
        var rotated = false;
        for (var p = 0; p < n; p++)
        {
            for (var q = p + 1; q < n; q++)
            {
                // Below the rounding of both diagonal elements a rotation changes nothing.
                if (Math.Abs(a[p, q]) <= 1e-17 * Math.Sqrt(Math.Abs(a[p, p]) * Math.Abs(a[q, q])) || Math.Abs(a[p, q]) < 1e-300)
                    continue;
                rotated = true;
                var θ = (a[q, q] - a[p, p]) / (2 * a[p, q]);
                var t = Math.CopySign(1, θ) / (Math.Abs(θ) + double.Hypot(1, θ));
                var c = 1 / double.Hypot(1, t);
                var s = t * c;
                for (var k = 0; k < n; k++)
                    (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
                for (var k = 0; k < n; k++)
                    (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
                for (var k = 0; k < n; k++)
                    (v[k, p], v[k, q]) = ((c * v[k, p]) - (s * v[k, q]), (s * v[k, p]) + (c * v[k, q]));
                a[p, q] = a[q, p] = 0;
            }
        }

        return rotated;
    }
}
