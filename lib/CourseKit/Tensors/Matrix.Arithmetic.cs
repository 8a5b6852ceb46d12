namespace CourseKit.Tensors;

/// <content>Sums, products and element-wise functions. Each returns a new matrix.</content>
public sealed partial class Matrix
{
    /// <summary>A + B, element by element.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Matrix operator +(Matrix left, Matrix right) => left.Combine<Addition>(right, "Sum");

    /// <summary>A − B, element by element.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Matrix operator -(Matrix left, Matrix right) => left.Combine<Subtraction>(right, "Difference");

    /// <summary>The matrix product AB (for the element-wise product see <see cref="Hadamard"/>).</summary>
    /// <exception cref="ShapeException">The columns of A are not the rows of B.</exception>
    public static Matrix operator *(Matrix left, Matrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Columns != right.Rows)
            throw new ShapeException(Invariant($"Matrix product: left is {left.Rows} × {left.Columns}, right is {right.Rows} × {right.Columns}: columns of the left must equal rows of the right"));
        return Product(left, false, right, false);
    }

    /// <summary>The product Av.</summary>
    /// <exception cref="ShapeException">The columns of A are not the length of v.</exception>
    public static Vector operator *(Matrix left, Vector right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Columns != right.Length)
            throw new ShapeException(Invariant($"Matrix times vector: the matrix is {left.Rows} × {left.Columns}, the vector has {right.Length}: columns of the matrix must equal the vector's length"));
        return new Vector(Product(left, false, new Matrix(right.Length, 1, right.Elements), false).Elements);
    }

    /// <summary>The product vA, v taken as a row.</summary>
    /// <exception cref="ShapeException">The length of v is not the rows of A.</exception>
    public static Vector operator *(Vector left, Matrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Length != right.Rows)
            throw new ShapeException(Invariant($"Vector times matrix: the vector has {left.Length}, the matrix is {right.Rows} × {right.Columns}: the vector's length must equal rows of the matrix"));
        return new Vector(Product(new Matrix(1, left.Length, left.Elements), false, right, false).Elements);
    }

    /// <summary>A + s, s added to each element.</summary>
    public static Matrix operator +(Matrix left, double right) => left.With(left.Elements.Combine<Addition>(right));

    /// <summary>s + A, s added to each element.</summary>
    public static Matrix operator +(double left, Matrix right) => right + left;

    /// <summary>A − s, s subtracted from each element.</summary>
    public static Matrix operator -(Matrix left, double right) => left.With(left.Elements.Combine<Subtraction>(right));

    /// <summary>s − A, each element subtracted from s.</summary>
    public static Matrix operator -(double left, Matrix right) => right.With(right.Elements.Combine<Subtraction>(left, scalarFirst: true));

    /// <summary>sA, each element times s.</summary>
    public static Matrix operator *(Matrix left, double right) => left.With(left.Elements.Combine<Multiplication>(right));

    /// <summary>sA, each element times s.</summary>
    public static Matrix operator *(double left, Matrix right) => right * left;

    /// <summary>A / s, each element divided by s.</summary>
    public static Matrix operator /(Matrix left, double right) => left.With(left.Elements.Combine<Division>(right));

    /// <summary>s / A, s divided by each element.</summary>
    public static Matrix operator /(double left, Matrix right) => right.With(right.Elements.Combine<Division>(left, scalarFirst: true));

    /// <summary>−A.</summary>
    public static Matrix operator -(Matrix operand) => operand * -1;

    /// <summary>A ⊙ B, the element-wise product.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public Matrix Hadamard(Matrix other) => Combine<Multiplication>(other, "Element-wise product");

    /// <summary>A ÷ B, element by element.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public Matrix DivideElements(Matrix other) => Combine<Division>(other, "Element-wise quotient");

    /// <summary>AᵀB, without making Aᵀ.</summary>
    /// <exception cref="ShapeException">The rows differ.</exception>
    public Matrix TransposeTimes(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Rows != other.Rows)
            throw new ShapeException(Invariant($"Transposed matrix product AᵀB: A is {Rows} × {Columns}, B is {other.Rows} × {other.Columns}: both must have the same number of rows"));
        return Product(this, true, other, false);
    }

    /// <summary>ABᵀ, without making Bᵀ.</summary>
    /// <exception cref="ShapeException">The columns differ.</exception>
    public Matrix TimesTranspose(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Columns != other.Columns)
            throw new ShapeException(Invariant($"Matrix product with a transpose ABᵀ: A is {Rows} × {Columns}, B is {other.Rows} × {other.Columns}: both must have the same number of columns"));
        return Product(this, false, other, true);
    }

    /// <summary>Aᵀ (columns × rows).</summary>
    public Matrix Transpose()
    {
        var result = new Matrix(Columns, Rows, Precision);
        if (Precision == Precision.Single)
            Kernels.Transpose<float>(AsSpan<float>(), Rows, Columns, result.AsSpan<float>());
        else
            Kernels.Transpose<double>(AsSpan<double>(), Rows, Columns, result.AsSpan<double>());
        return result;
    }

    /// <summary>A function applied to each element (computed in double, rounded to the matrix's precision).</summary>
    public Matrix Map(Func<double, double> function) => With(Elements.Map(function));

    /// <summary>Each row plus the vector: the way a bias is added to a batch.</summary>
    /// <param name="row">As long as the matrix has columns.</param>
    /// <exception cref="ShapeException">The vector has another length.</exception>
    public Matrix AddRow(Vector row) => AcrossRows<Addition>(row, nameof(AddRow));

    /// <summary>Each row minus the vector: the way a mean is taken off.</summary>
    /// <inheritdoc cref="AddRow"/>
    public Matrix SubtractRow(Vector row) => AcrossRows<Subtraction>(row, nameof(SubtractRow));

    /// <summary>Each column j times v[j].</summary>
    /// <param name="factors">As long as the matrix has columns.</param>
    /// <exception cref="ShapeException">The vector has another length.</exception>
    public Matrix ScaleColumns(Vector factors) => AcrossRows<Multiplication>(factors, nameof(ScaleColumns));

    /// <summary>Each column j divided by v[j].</summary>
    /// <inheritdoc cref="ScaleColumns"/>
    public Matrix DivideColumns(Vector factors) => AcrossRows<Division>(factors, nameof(DivideColumns));

    /// <summary>The vector added to each column: row i plus v[i].</summary>
    /// <param name="column">As long as the matrix has rows.</param>
    /// <exception cref="ShapeException">The vector has another length.</exception>
    public Matrix AddColumn(Vector column) => AcrossColumns<Addition>(column, nameof(AddColumn));

    /// <summary>The vector subtracted from each column: row i minus v[i].</summary>
    /// <inheritdoc cref="AddColumn"/>
    public Matrix SubtractColumn(Vector column) => AcrossColumns<Subtraction>(column, nameof(SubtractColumn));

    /// <summary>Each row i times v[i].</summary>
    /// <param name="factors">As long as the matrix has rows.</param>
    /// <exception cref="ShapeException">The vector has another length.</exception>
    public Matrix ScaleRows(Vector factors) => AcrossColumns<Multiplication>(factors, nameof(ScaleRows));

    /// <summary>Each row i divided by v[i].</summary>
    /// <inheritdoc cref="ScaleRows"/>
    public Matrix DivideRows(Vector factors) => AcrossColumns<Division>(factors, nameof(DivideRows));

    internal static Matrix Product(Matrix left, bool transposeLeft, Matrix right, bool transposeRight)
    {
        var precision = left.Precision == Precision.Single && right.Precision == Precision.Single ? Precision.Single : Precision.Double;
        var result = new Matrix(transposeLeft ? left.Columns : left.Rows, transposeRight ? right.Rows : right.Columns, precision);
        if (precision == Precision.Single)
            Multiply<float>(left, transposeLeft, right, transposeRight, result);
        else
            Multiply<double>(left.To(Precision.Double), transposeLeft, right.To(Precision.Double), transposeRight, result);
        return result;
    }

    /// <summary>result = left · right, or added to it, in a matrix that is there already; all three of precision T.</summary>
    internal static void Multiply<T>(Matrix left, bool transposeLeft, Matrix right, bool transposeRight, Matrix result, bool accumulate = false)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        => Kernels.Multiply<T>(
            left.AsSpan<T>(),
            transposeLeft ? 1 : left.Columns,
            transposeLeft ? left.Columns : 1,
            right.AsSpan<T>(),
            transposeRight,
            result.AsSpan<T>(),
            result.Rows,
            transposeLeft ? left.Rows : left.Columns,
            result.Columns,
            accumulate);

    private Matrix Combine<TOperation>(Matrix other, string what)
        where TOperation : IBinaryOperation
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Rows != other.Rows || Columns != other.Columns)
            throw new ShapeException(Invariant($"{what}: left is {Rows} × {Columns}, right is {other.Rows} × {other.Columns}: both must have the same shape (to add a vector to each row, use AddRow)"));
        return With(Elements.Combine<TOperation>(other.Elements));
    }

    private Matrix AcrossRows<TOperation>(Vector row, string what)
        where TOperation : IBinaryOperation
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Length != Columns)
            throw new ShapeException(Invariant($"{what}: the matrix is {Rows} × {Columns}, the vector has {row.Length}: its length must equal the matrix's columns"));
        var (matrix, vector) = (this, row);
        if (Precision != row.Precision)
            (matrix, vector) = (To(Precision.Double), row.To(Precision.Double));
        var result = new Matrix(Rows, Columns, matrix.Precision);
        for (var i = 0; i < Rows; i++)
        {
            if (matrix.Precision == Precision.Single)
                Kernels.Combine<float, TOperation>(matrix.RowSpan<float>(i), vector.AsSpan<float>(), result.RowSpan<float>(i));
            else
                Kernels.Combine<double, TOperation>(matrix.RowSpan<double>(i), vector.AsSpan<double>(), result.RowSpan<double>(i));
        }

        return result;
    }

    private Matrix AcrossColumns<TOperation>(Vector column, string what)
        where TOperation : IBinaryOperation
    {
        ArgumentNullException.ThrowIfNull(column);
        if (column.Length != Rows)
            throw new ShapeException(Invariant($"{what}: the matrix is {Rows} × {Columns}, the vector has {column.Length}: its length must equal the matrix's rows"));
        var matrix = Precision == column.Precision ? this : To(Precision.Double);
        var result = new Matrix(Rows, Columns, matrix.Precision);
        for (var i = 0; i < Rows; i++)
        {
            if (matrix.Precision == Precision.Single)
                Kernels.Combine<float, TOperation>(matrix.RowSpan<float>(i), (float)column[i], false, result.RowSpan<float>(i));
            else
                Kernels.Combine<double, TOperation>(matrix.RowSpan<double>(i), column[i], false, result.RowSpan<double>(i));
        }

        return result;
    }

    private Matrix With(Storage elements) => new(Rows, Columns, elements);
}
