using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CourseKit.Tensors;

/// <summary>A part of an array of numbers of either precision: the operations that matrices and vectors have in common.</summary>
/// <remarks>
/// Two operands of different precision give a result of double precision, as in NumPy. Two storages may share an array
/// (<see cref="Share"/>): a network's weights are parts of one flat vector.
/// </remarks>
internal readonly struct Storage
{
    // A register, and a cache line. An array's numbers begin eight bytes off as often as not, and every load then reaches
    // into two lines: an epoch of the benchmark's network took 92 or 116 ms, as the memory happened to fall.
    private const int Alignment = 64;
    private const int LeastAligned = 4096;

    private readonly float[]? _singles;
    private readonly double[]? _doubles;
    private readonly int _start;

    internal Storage(float[] elements)
        => (_singles, Length) = (elements ?? throw new ArgumentNullException(nameof(elements)), elements.Length);

    internal Storage(double[] elements)
        => (_doubles, Length) = (elements ?? throw new ArgumentNullException(nameof(elements)), elements.Length);

    internal Storage(int length, Precision precision)
    {
        Length = length;
        if (precision == Precision.Single)
            _singles = new float[length];
        else
            _doubles = new double[length];
    }

    private Storage(float[]? singles, double[]? doubles, int start, int length)
        => (_singles, _doubles, _start, Length) = (singles, doubles, start, length);

    private Storage(Storage whole, int start, int length)
        => (_singles, _doubles, _start, Length) = (whole._singles, whole._doubles, whole._start + start, length);

    internal int Length { get; }

    internal Precision Precision => _doubles is null ? Precision.Single : Precision.Double;

    internal double this[int index]
    {
        get => _doubles is null ? Singles[index] : Doubles[index];
        set
        {
            if (_doubles is null)
                Singles[index] = (float)value;
            else
                Doubles[index] = value;
        }
    }

    private Span<float> Singles => _singles.AsSpan(_start, Length);

    private Span<double> Doubles => _doubles.AsSpan(_start, Length);

    internal Span<T> AsSpan<T>()
        where T : unmanaged
        => ((Array?)_doubles ?? _singles!) is T[] elements
            ? elements.AsSpan(_start, Length)
            : throw new InvalidOperationException($"the elements have precision {Precision}, asked for {typeof(T).Name}");

    /// <summary>These numbers in a precision: itself when it has that precision already.</summary>
    internal Storage In(Precision precision) => precision == Precision ? this : CopyTo(precision);

    /// <summary>A copy in a precision; to single precision each number is rounded to the nearest float.</summary>
    internal Storage CopyTo(Precision precision)
    {
        var copy = new Storage(Length, precision);
        CopyTo(copy);
        return copy;
    }

    /// <summary>Writes these numbers into another storage of as many, rounded to its precision.</summary>
    internal void CopyTo(Storage target)
    {
        if (_doubles is null && target._doubles is null)
            Singles.CopyTo(target.Singles);
        else if (_doubles is null)
            Kernels.Convert<float, double>(Singles, target.Doubles);
        else if (target._doubles is not null)
            Doubles.CopyTo(target.Doubles);
        else
            Kernels.Convert<double, float>(Doubles, target.Singles);
    }

    /// <summary>A part, not copied: writing to it writes here.</summary>
    internal Storage Share(int start, int length) => new(this, start, length);

    internal Storage Slice(int start, int length)
        => _doubles is null
            ? new Storage(Singles.Slice(start, length).ToArray())
            : new Storage(Doubles.Slice(start, length).ToArray());

    /// <summary>Zeros in memory that begins at a cache line and stays in its place: for what a training works on all the time.</summary>
    internal static Storage Lasting(int length, Precision precision)
    {
        if ((long)length * (precision == Precision.Single ? sizeof(float) : sizeof(double)) < LeastAligned)
            return new Storage(length, precision);
        if (precision == Precision.Single)
        {
            var singles = Pinned<float>(length, out var first);
            return new Storage(singles, null, first, length);
        }

        var doubles = Pinned<double>(length, out var start);
        return new Storage(null, doubles, start, length);
    }

    internal Storage Combine<TOperation>(Storage other)
        where TOperation : IBinaryOperation
    {
        if (_doubles is null && other._doubles is null)
        {
            var singles = new float[Length];
            Kernels.Combine<float, TOperation>(Singles, other.Singles, singles);
            return new Storage(singles);
        }

        var doubles = new double[Length];
        Kernels.Combine<double, TOperation>(In(Precision.Double).Doubles, other.In(Precision.Double).Doubles, doubles);
        return new Storage(doubles);
    }

    internal Storage Combine<TOperation>(double scalar, bool scalarFirst = false)
        where TOperation : IBinaryOperation
    {
        var result = new Storage(Length, Precision);
        if (_doubles is null)
            Kernels.Combine<float, TOperation>(Singles, (float)scalar, scalarFirst, result.Singles);
        else
            Kernels.Combine<double, TOperation>(Doubles, scalar, scalarFirst, result.Doubles);
        return result;
    }

    internal Storage Map(Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var result = new Storage(Length, Precision);
        for (var i = 0; i < Length; i++)
            result[i] = function(this[i]);
        return result;
    }

    internal double Sum() => _doubles is null ? Kernels.Sum<float>(Singles) : Kernels.Sum<double>(Doubles);

    internal double Sum(int start, int length)
        => _doubles is null
            ? Kernels.Sum<float>(Singles.Slice(start, length))
            : Kernels.Sum<double>(Doubles.Slice(start, length));

    internal double Dot(Storage other)
        => _doubles is null && other._doubles is null
            ? Kernels.Dot<float>(Singles, other.Singles)
            : Kernels.Dot<double>(In(Precision.Double).Doubles, other.In(Precision.Double).Doubles);

    /// <summary>The place of the first largest number, counted from <paramref name="start"/>; a NaN counts as largest.</summary>
    internal int ArgMax(int start, int length) => ArgBest(start, length, static (value, best) => value > best);

    /// <summary>The place of the first smallest number, counted from <paramref name="start"/>; a NaN counts as smallest.</summary>
    internal int ArgMin(int start, int length) => ArgBest(start, length, static (value, best) => value < best);

    internal bool SameAs(Storage other)
    {
        for (var i = 0; i < Length; i++)
        {
            if (!this[i].Equals(other[i]))
                return false;
        }

        return true;
    }

    internal bool CloseTo(Storage other, double tolerance, double relative)
    {
        for (var i = 0; i < Length; i++)
        {
            double a = this[i], b = other[i];
            if (!a.Equals(b) && !(Math.Abs(a - b) <= tolerance + (relative * Math.Abs(b)) && double.IsFinite(b)))
                return false;
        }

        return true;
    }

    internal double[] ToDoubles() => CopyTo(Precision.Double)._doubles!;

    /// <summary>A number as a reader wants it in a small table: five significant digits at most.</summary>
    internal static string Text(double value)
        => value switch
        {
            double.PositiveInfinity => "∞",
            double.NegativeInfinity => "−∞",
            _ => value.ToString("G5", CultureInfo.InvariantCulture),
        };

    private static unsafe T[] Pinned<T>(int length, out int start)
        where T : unmanaged
    {
        var array = GC.AllocateArray<T>(length + (Alignment / sizeof(T)), pinned: true);
        var address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        start = (int)((-address & (Alignment - 1)) / sizeof(T));
        return array;
    }

    private int ArgBest(int start, int length, Func<double, double, bool> better)
    {
        if (length == 0)
            throw new InvalidOperationException("an empty tensor has no largest and no smallest element");
        var best = 0;
        for (var i = 0; i < length; i++)
        {
            var value = this[start + i];
            if (double.IsNaN(value))
                return i;
            if (better(value, this[start + best]))
                best = i;
        }

        return best;
    }
}
