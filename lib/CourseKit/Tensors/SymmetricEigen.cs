namespace CourseKit.Tensors;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix, A = VΛVᵀ.</summary>
/// <param name="Values">λ, ascending.</param>
/// <param name="Vectors">V (n × n): column k belongs to λₖ; orthonormal, each column's number of largest size positive.</param>
public sealed record SymmetricEigen(Vector Values, Matrix Vectors)
{
    /// <summary>Decomposes a matrix, which is not changed.</summary>
    /// <param name="matrix">A (n × n), symmetric and finite; the mean of Aᵢⱼ and Aⱼᵢ is used.</param>
    /// <exception cref="ShapeException">A is not square.</exception>
    /// <exception cref="ArgumentException">A has an element that is not finite.</exception>
    public static SymmetricEigen Of(Matrix matrix)
    {
        var n = LuDecomposition.RequireSquare(matrix, "Eigenvalues");
        var symmetric = new Matrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                symmetric[i, j] = (matrix[i, j] + matrix[j, i]) / 2;
        }

        var descending = TridiagonalEigen.Of(symmetric);
        var vectors = new Matrix(n, n);
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
                vectors[i, k] = descending.Vectors[n - 1 - k, i];
        }

        return new SymmetricEigen(Vector.From(descending.Values.Reverse()), vectors);
    }
}
