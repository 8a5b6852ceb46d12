namespace CourseKit.Tensors;

/// <content>Ways to make a matrix.</content>
public sealed partial class Matrix
{
    /// <summary>A copy of a rectangular array: <c>Matrix.Of(new[,] { { 1.0, 2 }, { 3, 4 } })</c>.</summary>
    /// <param name="elements">The elements, [row, column].</param>
    /// <param name="precision">Element type.</param>
    public static Matrix Of(double[,] elements, Precision precision = Precision.Double)
    {
        ArgumentNullException.ThrowIfNull(elements);
        var matrix = new Matrix(elements.GetLength(0), elements.GetLength(1), precision);
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var column = 0; column < matrix.Columns; column++)
                matrix[row, column] = elements[row, column];
        }

        return matrix;
    }

    /// <summary>A copy of a rectangular array of whole numbers: <c>Matrix.Of(new[,] { { 1, 2 }, { 3, 4 } })</c>.</summary>
    /// <inheritdoc cref="Of(double[,], Precision)"/>
    public static Matrix Of(int[,] elements, Precision precision = Precision.Double)
    {
        ArgumentNullException.ThrowIfNull(elements);
        var matrix = new Matrix(elements.GetLength(0), elements.GetLength(1), precision);
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var column = 0; column < matrix.Columns; column++)
                matrix[row, column] = elements[row, column];
        }

        return matrix;
    }

    /// <summary>The matrix with these rows: <c>Matrix.FromRows([1, 2], [3, 4])</c>.</summary>
    /// <param name="rows">Vectors of one length. No rows give a 0 × 0 matrix.</param>
    /// <returns>A copy, of single precision if every row is.</returns>
    /// <exception cref="ShapeException">The rows differ in length.</exception>
    public static Matrix FromRows(params ReadOnlySpan<Vector> rows)
    {
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        var precision = Precision.Single;
        foreach (var row in rows)
        {
            if (row.Precision == Precision.Double)
                precision = Precision.Double;
        }

        var matrix = new Matrix(rows.Length, columns, rows.Length == 0 ? Precision.Double : precision);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != columns)
                throw new ShapeException(Invariant($"Rows of a matrix: row 0 has {columns} numbers, row {i} has {rows[i].Length}: all rows must have the same length"));
            matrix.SetRow(i, rows[i]);
        }

        return matrix;
    }

    /// <inheritdoc cref="FromRows(ReadOnlySpan{Vector})"/>
    public static Matrix FromRows(IEnumerable<Vector> rows) => FromRows([.. rows]);

    /// <inheritdoc cref="FromRows(ReadOnlySpan{Vector})"/>
    public static Matrix FromRows(IEnumerable<double[]> rows) => FromRows([.. rows.Select(row => new Vector(row))]);

    /// <summary>The matrix with these columns.</summary>
    /// <inheritdoc cref="FromRows(ReadOnlySpan{Vector})"/>
    public static Matrix FromColumns(params ReadOnlySpan<Vector> columns) => FromRows(columns).Transpose();

    /// <summary>A matrix of zeros.</summary>
    /// <inheritdoc cref="Matrix(int, int, Precision)"/>
    public static Matrix Zeros(int rows, int columns, Precision precision = Precision.Double) => new(rows, columns, precision);

    /// <summary>Zeros in memory that begins at a cache line: for what a training works on all the time.</summary>
    internal static Matrix Lasting(int rows, int columns, Precision precision)
        => new(rows, columns, Storage.Lasting(CheckedLength(rows, columns), precision));

    /// <summary>A matrix with the same number everywhere.</summary>
    /// <inheritdoc cref="Matrix(int, int, Precision)"/>
    public static Matrix Filled(int rows, int columns, double value, Precision precision = Precision.Double)
        => new Matrix(rows, columns, precision) + value;

    /// <summary>The matrix I (size × size): ones on the diagonal, zeros elsewhere.</summary>
    /// <param name="size">Rows and columns, ≥ 0.</param>
    /// <param name="precision">Element type.</param>
    public static Matrix Identity(int size, Precision precision = Precision.Double) => Diagonal(new Vector(size, precision) + 1);

    /// <summary>A square matrix with these numbers on its diagonal, zeros elsewhere.</summary>
    /// <param name="diagonal">The diagonal's elements.</param>
    public static Matrix Diagonal(Vector diagonal)
    {
        ArgumentNullException.ThrowIfNull(diagonal);
        var matrix = new Matrix(diagonal.Length, diagonal.Length, diagonal.Precision);
        for (var i = 0; i < diagonal.Length; i++)
            matrix[i, i] = diagonal[i];
        return matrix;
    }

    /// <summary>Class labels as rows with a single 1: label 2 of 4 classes is (0, 0, 1, 0).</summary>
    /// <param name="labels">Labels in 0 … classes − 1.</param>
    /// <param name="classes">Number of classes, the columns of the result.</param>
    /// <param name="precision">Element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label lies outside 0 … classes − 1.</exception>
    public static Matrix OneHot(ReadOnlySpan<int> labels, int classes, Precision precision = Precision.Double)
    {
        var matrix = new Matrix(labels.Length, classes, precision);
        for (var row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(labels), Invariant($"label {row} must be in 0 … {classes - 1}, got {labels[row]}"));
            matrix[row, labels[row]] = 1;
        }

        return matrix;
    }
}
