using System.ComponentModel;

namespace CourseKit.Tensors;

/// <content>Rows, columns, batches of rows, reductions, comparison.</content>
public sealed partial class Matrix
{
    /// <summary>A copy of the rows of a range, such as a mini-batch: <c>x[0..100]</c>.</summary>
    public Matrix this[Range rows]
    {
        get
        {
            var (start, length) = rows.GetOffsetAndLength(Rows);
            return new Matrix(length, Columns, Elements.Slice(start * Columns, length * Columns));
        }
    }

    /// <summary>A copy of a row (for a view see <see cref="RowSpan{T}"/>).</summary>
    public Vector Row(int row) => new(Elements.Slice(RowStart(row), Columns));

    /// <summary>A copy of a column.</summary>
    public Vector Column(int column)
    {
        if ((uint)column >= (uint)Columns)
            throw new ArgumentOutOfRangeException(nameof(column), Invariant($"column {column} is outside a {Rows} × {Columns} matrix"));
        var result = new Vector(Rows, Precision);
        for (var row = 0; row < Rows; row++)
            result[row] = this[row, column];
        return result;
    }

    /// <summary>Writes a row.</summary>
    /// <exception cref="ShapeException">The vector is not as long as the matrix has columns.</exception>
    public void SetRow(int row, Vector values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Columns)
            throw new ShapeException(Invariant($"{nameof(SetRow)}: the matrix is {Rows} × {Columns}, the vector has {values.Length}: its length must equal the matrix's columns"));
        if (Precision == Precision.Single)
            values.Elements.In(Precision.Single).AsSpan<float>().CopyTo(RowSpan<float>(row));
        else
            values.Elements.In(Precision.Double).AsSpan<double>().CopyTo(RowSpan<double>(row));
    }

    /// <summary>A copy of the named rows, in that order; a row may come more than once.</summary>
    /// <param name="rows">Row numbers.</param>
    public Matrix TakeRows(params ReadOnlySpan<int> rows)
    {
        var result = new Matrix(rows.Length, Columns, Precision);
        TakeRows(rows, result);
        return result;
    }

    /// <summary>A copy with another number of rows and columns but the same elements, row by row.</summary>
    /// <exception cref="ShapeException">The number of elements would differ.</exception>
    public Matrix Reshape(int rows, int columns)
        => rows >= 0 && columns >= 0 && (long)rows * columns == Elements.Length
            ? new Matrix(rows, columns, Elements.CopyTo(Precision))
            : throw new ShapeException(Invariant($"{nameof(Reshape)}: {Rows} × {Columns} has {Elements.Length} numbers, {rows} × {columns} would have {(long)rows * columns}"));

    /// <summary>Rows that share this matrix's memory: writing to them writes here.</summary>
    /// <param name="start">The first row, counted from 0.</param>
    /// <param name="rows">How many, ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows are not inside the matrix.</exception>
    public Matrix View(int start, int rows)
        => start >= 0 && rows >= 0 && start <= Rows - rows
            ? new Matrix(rows, Columns, Elements.Share(start * Columns, rows * Columns))
            : throw new ArgumentOutOfRangeException(nameof(start), Invariant($"{rows} rows from {start} on are outside a {Rows} × {Columns} matrix"));

    /// <summary>All elements, row by row, as a vector (a copy).</summary>
    public Vector Flatten() => new(Elements.CopyTo(Precision));

    /// <summary>Σ of all elements.</summary>
    public double Sum() => Elements.Sum();

    /// <summary>The mean of all elements; NaN for an empty matrix.</summary>
    public double Mean() => Elements.Sum() / Elements.Length;

    /// <summary>The largest element.</summary>
    /// <exception cref="InvalidOperationException">The matrix is empty.</exception>
    public double Max() => Elements[Elements.ArgMax(0, Elements.Length)];

    /// <summary>The smallest element.</summary>
    /// <exception cref="InvalidOperationException">The matrix is empty.</exception>
    public double Min() => Elements[Elements.ArgMin(0, Elements.Length)];

    /// <summary>The sum of each row: one number a row.</summary>
    public Vector RowSums() => PerRow((start, length) => Elements.Sum(start, length));

    /// <summary>The mean of each row: one number a row.</summary>
    public Vector RowMeans() => RowSums() / Columns;

    /// <summary>The largest element of each row.</summary>
    public Vector RowMax() => PerRow((start, length) => Elements[start + Elements.ArgMax(start, length)]);

    /// <summary>The column of each row's first largest element: the predicted class of each example.</summary>
    public int[] RowArgMax()
    {
        var result = new int[Rows];
        for (var row = 0; row < Rows; row++)
            result[row] = Elements.ArgMax(row * Columns, Columns);
        return result;
    }

    /// <summary>The sum of each column: one number a column.</summary>
    public Vector ColumnSums()
    {
        var result = new Vector(Columns, Precision);
        if (Precision == Precision.Single)
            Kernels.ColumnSums<float>(AsSpan<float>(), Columns, result.AsSpan<float>());
        else
            Kernels.ColumnSums<double>(AsSpan<double>(), Columns, result.AsSpan<double>());
        return result;
    }

    /// <summary>The mean of each column: one number a column.</summary>
    public Vector ColumnMeans() => ColumnSums() / Rows;

    /// <summary>This matrix in a precision: itself when it has that already, otherwise a copy.</summary>
    public Matrix To(Precision precision) => precision == Precision ? this : With(Elements.CopyTo(precision));

    /// <summary>A copy.</summary>
    public Matrix Copy() => With(Elements.CopyTo(Precision));

    /// <summary>Copies the elements into another matrix, rounded to its precision.</summary>
    /// <param name="target">Receives them; of the same shape.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public void CopyTo(Matrix target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target.Rows != Rows || target.Columns != Columns)
            throw new ShapeException(Invariant($"Copy: the matrix is {Rows} × {Columns}, the target {target.Rows} × {target.Columns}: both must have the same shape"));
        Elements.CopyTo(target.Elements);
    }

    /// <summary>A copy of the elements, [row, column].</summary>
    public double[,] ToArray()
    {
        var result = new double[Rows, Columns];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
                result[row, column] = this[row, column];
        }

        return result;
    }

    /// <summary>A copy of the elements as an array of rows.</summary>
    public double[][] ToRows() => [.. Enumerable.Range(0, Rows).Select(row => Elements.Slice(row * Columns, Columns).ToDoubles())];

    /// <summary>The rows, one after another (copies).</summary>
    public IEnumerator<Vector> GetEnumerator()
    {
        for (var row = 0; row < Rows; row++)
            yield return Row(row);
    }

    /// <summary>Whether each |aᵢⱼ − bᵢⱼ| ≤ tolerance + relative · |bᵢⱼ|; matrices of different shape are not close.</summary>
    public bool IsCloseTo(Matrix other, double tolerance = 1e-9, double relative = 1e-6)
        => other is not null && Rows == other.Rows && Columns == other.Columns && Elements.CloseTo(other.Elements, tolerance, relative);

    /// <summary>Whether shape and all elements are the same (NaN equals NaN); the precision does not count.</summary>
    public bool Equals(Matrix? other)
        => other is not null && Rows == other.Rows && Columns == other.Columns && Elements.SameAs(other.Elements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Matrix);

    /// <summary>A hash of the shape alone: the elements may change.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => HashCode.Combine(Rows, Columns);

    internal void TakeRows(ReadOnlySpan<int> rows, Matrix result)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (Precision == Precision.Single)
                RowSpan<float>(rows[i]).CopyTo(result.RowSpan<float>(i));
            else
                RowSpan<double>(rows[i]).CopyTo(result.RowSpan<double>(i));
        }
    }

    private Vector PerRow(Func<int, int, double> reduce)
    {
        var result = new Vector(Rows, Precision);
        for (var row = 0; row < Rows; row++)
            result[row] = reduce(row * Columns, Columns);
        return result;
    }
}
