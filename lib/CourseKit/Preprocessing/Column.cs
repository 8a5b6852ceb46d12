using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Measures of a training set's columns, in double, row after row: the set may be large, so nothing of its size is made.</summary>
internal static class Column
{
    /// <summary>The least number of each column.</summary>
    internal static Vector Low(Matrix x) => Fold(x, double.PositiveInfinity, Math.Min);

    /// <summary>The largest number of each column.</summary>
    internal static Vector High(Matrix x) => Fold(x, double.NegativeInfinity, Math.Max);

    /// <summary>The mean of each column; of a constant one exactly its number, which a rounded sum would miss.</summary>
    internal static Vector Mean(Matrix x)
    {
        var (low, high) = (Low(x), High(x));
        var mean = Fold(x, 0, (sum, value) => sum + value) / x.Rows;
        for (var j = 0; j < mean.Length; j++)
        {
            if (low[j] == high[j])
                mean[j] = low[j];
        }

        return mean;
    }

    /// <summary>The deviation √(Σ (x − μ)² / N) of each column; of a constant one exactly 0.</summary>
    internal static Vector Deviation(Matrix x, Vector mean)
    {
        var squares = new Vector(x.Columns);
        foreach (var row in x)
        {
            var difference = row - mean;
            squares += difference.Hadamard(difference);
        }

        return (squares / x.Rows).Map(Math.Sqrt);
    }

    /// <summary>The covariance (1/N) Σ (x − μ)(x − μ)ᵀ (columns × columns), a thousand rows at a time.</summary>
    internal static Matrix Covariance(Matrix x, Vector mean)
    {
        const int Block = 1000;
        var sum = new Matrix(x.Columns, x.Columns);
        for (var start = 0; start < x.Rows; start += Block)
        {
            var centred = x[start..Math.Min(x.Rows, start + Block)].SubtractRow(mean);
            sum += centred.TransposeTimes(centred);
        }

        return sum / x.Rows;
    }

    private static Vector Fold(Matrix x, double seed, Func<double, double, double> next)
    {
        var result = new Vector(x.Columns) + seed;
        var all = result.AsSpan<double>();
        for (var i = 0; i < x.Rows; i++)
        {
            for (var j = 0; j < all.Length; j++)
                all[j] = next(all[j], x[i, j]);
        }

        return result;
    }
}
