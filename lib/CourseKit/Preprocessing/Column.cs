using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Measures of a training set's columns.</summary>
internal static class Column
{
    /// <summary>The least number of each column.</summary>
    internal static Vector Low(Matrix x) => Each(x, column => column.Min());

    /// <summary>The largest number of each column.</summary>
    internal static Vector High(Matrix x) => Each(x, column => column.Max());

    /// <summary>The mean of each column; of a constant one exactly its number, which a rounded sum would miss.</summary>
    internal static Vector Mean(Matrix x) => Each(x, column => column.Min() == column.Max() ? column[0] : column.Mean());

    /// <summary>The deviation √(Σ (x − μ)² / N) of each column; of a constant one exactly 0.</summary>
    internal static Vector Deviation(Matrix x, Vector mean)
        => Each(x.SubtractRow(mean), column => column.Norm() / Math.Sqrt(column.Length));

    private static Vector Each(Matrix x, Func<Vector, double> measure)
    {
        var columns = x.Transpose();
        return Vector.From(Enumerable.Range(0, x.Columns).Select(j => measure(columns.Row(j))));
    }
}
