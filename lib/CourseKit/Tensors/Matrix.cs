using System.Runtime.CompilerServices;
using CourseKit.Display;

namespace CourseKit.Tensors;

/// <summary>
/// A dense matrix (rows × columns), stored row by row in one array of <see cref="float"/> or <see cref="double"/>.
/// </summary>
/// <remarks>
/// The element type is data (<see cref="Precision"/>), as in NumPy and PyTorch, not a type parameter: a formula reads
/// the same in either. Code that needs the elements themselves asks for them with <see cref="AsSpan{T}"/>.
/// Operators return new matrices. Operands of different precision give a result of double precision; a scalar takes the
/// matrix's precision. A collection expression of rows makes one: <c>Matrix a = [[1, 2], [3, 4]];</c>.
/// </remarks>
[CollectionBuilder(typeof(Matrix), nameof(FromRows))]
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial class Matrix : IEquatable<Matrix>, IHtml
{
    /// <summary>Wraps an array, without copying it, as a matrix of single precision.</summary>
    /// <param name="rows">Number of rows, ≥ 0.</param>
    /// <param name="columns">Number of columns, ≥ 0.</param>
    /// <param name="elements">rows × columns numbers, row by row.</param>
    /// <exception cref="ArgumentException">The array's length is not rows × columns.</exception>
    public Matrix(int rows, int columns, float[] elements)
        : this(rows, columns, new Storage(elements))
    {
    }

    /// <summary>Wraps an array, without copying it, as a matrix of double precision.</summary>
    /// <inheritdoc cref="Matrix(int, int, float[])"/>
    public Matrix(int rows, int columns, double[] elements)
        : this(rows, columns, new Storage(elements))
    {
    }

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">Number of rows, ≥ 0.</param>
    /// <param name="columns">Number of columns, ≥ 0.</param>
    /// <param name="precision">Element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the matrix would hold more than 2³¹ − 1 numbers.</exception>
    public Matrix(int rows, int columns, Precision precision = Precision.Double)
        : this(rows, columns, new Storage(CheckedLength(rows, columns), precision))
    {
    }

    internal Matrix(int rows, int columns, Storage elements)
    {
        if (CheckedLength(rows, columns) != elements.Length)
            throw new ArgumentException(Invariant($"elements must hold rows × columns = {rows} × {columns} = {(long)rows * columns} numbers, got {elements.Length}"));
        Rows = rows;
        Columns = columns;
        Elements = elements;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Element type.</summary>
    public Precision Precision => Elements.Precision;

    internal Storage Elements { get; }

    /// <summary>The element in a row and a column, both counted from 0.</summary>
    public double this[int row, int column]
    {
        get => Elements[Index(row, column)];
        set
        {
            var elements = Elements;
            elements[Index(row, column)] = value;
        }
    }

    /// <summary>All elements, row by row; writing to the span writes to the matrix.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Precision"/> says.</typeparam>
    /// <exception cref="InvalidOperationException">The matrix has the other precision.</exception>
    public Span<T> AsSpan<T>()
        where T : unmanaged
        => Elements.AsSpan<T>();

    /// <summary>The elements of a row; writing to the span writes to the matrix.</summary>
    /// <inheritdoc cref="AsSpan{T}"/>
    public Span<T> RowSpan<T>(int row)
        where T : unmanaged
        => Elements.AsSpan<T>().Slice(RowStart(row), Columns);

    private static int CheckedLength(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        return (long)rows * columns <= Array.MaxLength
            ? rows * columns
            : throw new ArgumentOutOfRangeException(nameof(rows), Invariant($"a matrix holds at most {Array.MaxLength} numbers, asked for {rows} × {columns}"));
    }

    private int Index(int row, int column)
        => (uint)row < (uint)Rows && (uint)column < (uint)Columns
            ? (row * Columns) + column
            : throw new ArgumentOutOfRangeException(nameof(row), Invariant($"[{row}, {column}] is outside a {Rows} × {Columns} matrix"));

    private int RowStart(int row)
        => (uint)row < (uint)Rows
            ? row * Columns
            : throw new ArgumentOutOfRangeException(nameof(row), Invariant($"row {row} is outside a {Rows} × {Columns} matrix"));
}
