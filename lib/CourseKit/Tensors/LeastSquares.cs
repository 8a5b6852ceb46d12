namespace CourseKit.Tensors;

/// <summary>Linear least squares, min ‖Ac − y‖, by Householder's QR decomposition.</summary>
internal static class LeastSquares
{
    /// <summary>The coefficients c; A and y are overwritten.</summary>
    /// <param name="a">A (equations × unknowns), of full column rank, at least as many rows as columns.</param>
    /// <param name="y">The right-hand side, one number an equation.</param>
    internal static double[] Solve(double[,] a, double[] y)
    {
        int rows = a.GetLength(0), columns = a.GetLength(1);
        for (var k = 0; k < columns; k++)
        {
            var norm = 0.0;
            for (var i = k; i < rows; i++)
                norm = double.Hypot(norm, a[i, k]);
            if (norm == 0)
                throw new ArgumentException("the columns of a least-squares problem must be independent");

            // v = column k below the diagonal ± ‖·‖ e₁, the sign that avoids cancellation; H = I − 2vvᵀ/vᵀv.
            var diagonal = a[k, k] > 0 ? -norm : norm;
            var first = a[k, k] - diagonal;
            var scale = first * diagonal;
            a[k, k] = first;
            for (var j = k + 1; j <= columns; j++)
            {
                var dot = 0.0;
                for (var i = k; i < rows; i++)
                    dot += a[i, k] * (j < columns ? a[i, j] : y[i]);
                for (var i = k; i < rows; i++)
                {
                    var change = dot / scale * a[i, k];
                    if (j < columns)
                        a[i, j] += change;
                    else
                        y[i] += change;
                }
            }

            a[k, k] = diagonal;
        }

        var solution = new double[columns];
        for (var k = columns - 1; k >= 0; k--)
        {
            var sum = y[k];
            for (var j = k + 1; j < columns; j++)
                sum -= a[k, j] * solution[j];
            solution[k] = sum / a[k, k];
        }

        return solution;
    }
}
