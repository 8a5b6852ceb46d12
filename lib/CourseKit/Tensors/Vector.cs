using System.Collections;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using CourseKit.Display;

namespace CourseKit.Tensors;

/// <summary>A vector of numbers, of <see cref="float"/> or <see cref="double"/> as <see cref="Precision"/> says.</summary>
/// <remarks>
/// Operators return new vectors. Operands of different precision give a result of double precision; a scalar takes the
/// vector's precision. A collection expression makes one: <c>Vector v = [1, 2, 3];</c>.
/// </remarks>
[CollectionBuilder(typeof(Vector), nameof(Of))]
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial class Vector : IReadOnlyList<double>, IEquatable<Vector>, IHtml
{
    /// <summary>Wraps an array, without copying it, as a vector of single precision.</summary>
    /// <param name="elements">The numbers.</param>
    public Vector(float[] elements)
        : this(new Storage(elements))
    {
    }

    /// <summary>Wraps an array, without copying it, as a vector of double precision.</summary>
    /// <param name="elements">The numbers.</param>
    public Vector(double[] elements)
        : this(new Storage(elements))
    {
    }

    /// <summary>A vector of zeros.</summary>
    /// <param name="length">How many, ≥ 0.</param>
    /// <param name="precision">Element type.</param>
    public Vector(int length, Precision precision = Precision.Double)
        : this(new Storage(length >= 0 ? length : throw new ArgumentOutOfRangeException(nameof(length), Invariant($"length must be ≥ 0, got {length}")), precision))
    {
    }

    internal Vector(Storage elements) => Elements = elements;

    /// <summary>Zeros in memory that begins at a cache line: for what a training works on all the time.</summary>
    internal static Vector Lasting(int length, Precision precision) => new(Storage.Lasting(length, precision));

    /// <summary>Number of elements.</summary>
    public int Length => Elements.Length;

    /// <summary>Element type.</summary>
    public Precision Precision => Elements.Precision;

    /// <inheritdoc/>
    int IReadOnlyCollection<double>.Count => Length;

    internal Storage Elements { get; }

    /// <summary>The element at a place, counted from 0.</summary>
    public double this[int index]
    {
        get => Elements[Checked(index)];
        set
        {
            var elements = Elements;
            elements[Checked(index)] = value;
        }
    }

    /// <summary>A copy of a part: <c>v[1..3]</c>.</summary>
    public Vector this[Range range]
    {
        get
        {
            var (start, length) = range.GetOffsetAndLength(Length);
            return new Vector(Elements.Slice(start, length));
        }
    }

    /// <summary>A part that shares this vector's memory: writing to it writes here.</summary>
    /// <param name="start">Its first element, counted from 0.</param>
    /// <param name="length">How many, ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside the vector.</exception>
    public Vector View(int start, int length) => new(Elements.Share(CheckedPart(start, length), length));

    /// <summary>A part that shares this vector's memory, as a matrix, row by row: a layer's weights in a network's parameters.</summary>
    /// <param name="start">The place of element [0, 0].</param>
    /// <param name="rows">Rows, ≥ 0.</param>
    /// <param name="columns">Columns, ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside the vector.</exception>
    public Matrix ViewAsMatrix(int start, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        var length = (long)rows * columns <= Length ? rows * columns : int.MaxValue;
        return new Matrix(rows, columns, Elements.Share(CheckedPart(start, length), length));
    }

    /// <summary>A vector of these numbers: <c>Vector.Of(1, 2, 3)</c>.</summary>
    public static Vector Of(params ReadOnlySpan<double> elements) => new(elements.ToArray());

    /// <summary>A copy of any sequence of numbers.</summary>
    public static Vector From(IEnumerable<double> elements) => new([.. elements]);

    /// <summary>A vector of zeros.</summary>
    /// <inheritdoc cref="Vector(int, Precision)"/>
    public static Vector Zeros(int length, Precision precision = Precision.Double) => new(length, precision);

    /// <summary>Equally spaced numbers, both ends included.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The last.</param>
    /// <param name="count">How many, ≥ 2.</param>
    public static Vector Linspace(double from, double to, int count)
    {
        if (count < 2)
            throw new ArgumentOutOfRangeException(nameof(count), Invariant($"count must be ≥ 2, got {count}"));
        var result = new double[count];
        for (var i = 0; i < count; i++)
            result[i] = i == count - 1 ? to : from + ((to - from) * i / (count - 1));
        return new Vector(result);
    }

    /// <summary>All elements; writing to the span writes to the vector.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Precision"/> says.</typeparam>
    /// <exception cref="InvalidOperationException">The vector has the other precision.</exception>
    public Span<T> AsSpan<T>()
        where T : unmanaged
        => Elements.AsSpan<T>();

    /// <summary>This vector in a precision: itself when it has that already, otherwise a copy.</summary>
    public Vector To(Precision precision) => precision == Precision ? this : new(Elements.CopyTo(precision));

    /// <summary>A copy.</summary>
    public Vector Copy() => new(Elements.CopyTo(Precision));

    /// <summary>Copies the elements into another vector, rounded to its precision.</summary>
    /// <param name="target">Receives them; of the same length.</param>
    /// <exception cref="ShapeException">The lengths differ.</exception>
    public void CopyTo(Vector target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target.Length != Length)
            throw new ShapeException($"Copy: the vector has {Length} elements, the target {target.Length}: both must have the same length");
        Elements.CopyTo(target.Elements);
    }

    /// <summary>A copy of the elements.</summary>
    public double[] ToArray() => Elements.ToDoubles();

    /// <summary>Whether each |aᵢ − bᵢ| ≤ tolerance + relative · |bᵢ|; vectors of different length are not close.</summary>
    public bool IsCloseTo(Vector other, double tolerance = 1e-9, double relative = 1e-6)
        => other is not null && Length == other.Length && Elements.CloseTo(other.Elements, tolerance, relative);

    /// <summary>Whether length and all elements are the same (NaN equals NaN); the precision does not count.</summary>
    public bool Equals(Vector? other) => other is not null && Length == other.Length && Elements.SameAs(other.Elements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Vector);

    /// <summary>A hash of the length alone: the elements may change.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Length;

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator()
    {
        for (var i = 0; i < Length; i++)
            yield return Elements[i];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int CheckedPart(int start, int length)
        => start >= 0 && length >= 0 && start <= Length - length
            ? start
            : throw new ArgumentOutOfRangeException(nameof(start), Invariant($"a part of {length} from {start} on is outside a vector of {Length}"));

    private int Checked(int index)
        => (uint)index < (uint)Length
            ? index
            : throw new ArgumentOutOfRangeException(nameof(index), Invariant($"[{index}] is outside a vector of {Length}"));
}
