namespace CourseKit.Tensors;

/// <summary>
/// A dense matrix (rows × columns), stored row by row in one array of <see cref="float"/> or <see cref="double"/>.
/// </summary>
/// <remarks>
/// The element type is data (<see cref="Precision"/>), as in NumPy and PyTorch, not a type parameter: a formula reads
/// the same in either. Code that needs the elements themselves asks for them with <see cref="AsSpan{T}"/>.
/// </remarks>
public sealed partial class Matrix
{
    private readonly float[]? _singles;
    private readonly double[]? _doubles;

    /// <summary>Wraps an array, without copying it, as a matrix of single precision.</summary>
    /// <param name="rows">Number of rows, ≥ 0.</param>
    /// <param name="columns">Number of columns, ≥ 0.</param>
    /// <param name="elements">rows × columns numbers, row by row.</param>
    /// <exception cref="ArgumentException">The array's length is not rows × columns.</exception>
    public Matrix(int rows, int columns, float[] elements)
        : this(rows, columns, elements?.Length ?? throw new ArgumentNullException(nameof(elements)))
    {
        _singles = elements;
        Precision = Precision.Single;
    }

    /// <summary>Wraps an array, without copying it, as a matrix of double precision.</summary>
    /// <inheritdoc cref="Matrix(int, int, float[])"/>
    public Matrix(int rows, int columns, double[] elements)
        : this(rows, columns, elements?.Length ?? throw new ArgumentNullException(nameof(elements)))
    {
        _doubles = elements;
        Precision = Precision.Double;
    }

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">Number of rows, ≥ 0.</param>
    /// <param name="columns">Number of columns, ≥ 0.</param>
    /// <param name="precision">Element type.</param>
    public Matrix(int rows, int columns, Precision precision = Precision.Double)
        : this(rows, columns, rows * columns)
    {
        Precision = precision;
        if (precision == Precision.Single)
            _singles = new float[rows * columns];
        else
            _doubles = new double[rows * columns];
    }

    private Matrix(int rows, int columns, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if ((long)rows * columns != length)
            throw new ArgumentException($"elements must hold rows × columns = {rows} × {columns} = {(long)rows * columns} numbers, got {length}");
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Element type.</summary>
    public Precision Precision { get; }

    /// <summary>The element in a row and a column, both counted from 0.</summary>
    public double this[int row, int column]
    {
        get => _doubles is null ? _singles![Index(row, column)] : _doubles[Index(row, column)];
        set
        {
            if (_doubles is null)
                _singles![Index(row, column)] = (float)value;
            else
                _doubles[Index(row, column)] = value;
        }
    }

    /// <summary>All elements, row by row; writing to the span writes to the matrix.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Precision"/> says.</typeparam>
    /// <exception cref="InvalidOperationException">The matrix has the other precision.</exception>
    public Span<T> AsSpan<T>()
        where T : unmanaged
        => ((Array?)_doubles ?? _singles!) is T[] elements
            ? elements
            : throw new InvalidOperationException($"the matrix has precision {Precision}, asked for {typeof(T).Name}");

    private int Index(int row, int column)
        => (uint)row < (uint)Rows && (uint)column < (uint)Columns
            ? (row * Columns) + column
            : throw new ArgumentOutOfRangeException(nameof(row), $"[{row}, {column}] is outside a {Rows} × {Columns} matrix");
}
