using System.Globalization;

namespace CourseKit.Tensors;

/// <summary>One array of numbers of either precision: the operations that matrices and vectors have in common.</summary>
/// <remarks>Two operands of different precision give a result of double precision, as in NumPy.</remarks>
internal readonly struct Storage
{
    private readonly float[]? _singles;
    private readonly double[]? _doubles;

    internal Storage(float[] elements) => _singles = elements ?? throw new ArgumentNullException(nameof(elements));

    internal Storage(double[] elements) => _doubles = elements ?? throw new ArgumentNullException(nameof(elements));

    internal Storage(int length, Precision precision)
    {
        if (precision == Precision.Single)
            _singles = new float[length];
        else
            _doubles = new double[length];
    }

    internal int Length => _doubles?.Length ?? _singles!.Length;

    internal Precision Precision => _doubles is null ? Precision.Single : Precision.Double;

    internal double this[int index]
    {
        get => _doubles is null ? _singles![index] : _doubles[index];
        set
        {
            if (_doubles is null)
                _singles![index] = (float)value;
            else
                _doubles[index] = value;
        }
    }

    internal Span<T> AsSpan<T>()
        where T : unmanaged
        => ((Array?)_doubles ?? _singles!) is T[] elements
            ? elements
            : throw new InvalidOperationException($"the elements have precision {Precision}, asked for {typeof(T).Name}");

    /// <summary>These numbers in a precision: itself when it has that precision already.</summary>
    internal Storage In(Precision precision) => precision == Precision ? this : CopyTo(precision);

    /// <summary>A copy in a precision; to single precision each number is rounded to the nearest float.</summary>
    internal Storage CopyTo(Precision precision)
    {
        var copy = new Storage(Length, precision);
        if (_doubles is null && precision == Precision.Single)
            _singles.CopyTo(copy._singles!.AsSpan());
        else if (_doubles is null)
            Kernels.Convert<float, double>(_singles, copy._doubles);
        else if (precision == Precision.Double)
            _doubles.CopyTo(copy._doubles!.AsSpan());
        else
            Kernels.Convert<double, float>(_doubles, copy._singles);
        return copy;
    }

    internal Storage Slice(int start, int length)
        => _doubles is null
            ? new Storage(_singles.AsSpan(start, length).ToArray())
            : new Storage(_doubles.AsSpan(start, length).ToArray());

    internal Storage Combine<TOperation>(Storage other)
        where TOperation : IBinaryOperation
    {
        if (_doubles is null && other._doubles is null)
        {
            var singles = new float[Length];
            Kernels.Combine<float, TOperation>(_singles, other._singles, singles);
            return new Storage(singles);
        }

        var doubles = new double[Length];
        Kernels.Combine<double, TOperation>(In(Precision.Double)._doubles, other.In(Precision.Double)._doubles, doubles);
        return new Storage(doubles);
    }

    internal Storage Combine<TOperation>(double scalar, bool scalarFirst = false)
        where TOperation : IBinaryOperation
    {
        var result = new Storage(Length, Precision);
        if (_doubles is null)
            Kernels.Combine<float, TOperation>(_singles, (float)scalar, scalarFirst, result._singles);
        else
            Kernels.Combine<double, TOperation>(_doubles, scalar, scalarFirst, result._doubles);
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

    internal double Sum() => _doubles is null ? Kernels.Sum<float>(_singles) : Kernels.Sum<double>(_doubles);

    internal double Sum(int start, int length)
        => _doubles is null
            ? Kernels.Sum<float>(_singles.AsSpan(start, length))
            : Kernels.Sum<double>(_doubles.AsSpan(start, length));

    internal double Dot(Storage other)
        => _doubles is null && other._doubles is null
            ? Kernels.Dot<float>(_singles, other._singles)
            : Kernels.Dot<double>(In(Precision.Double)._doubles, other.In(Precision.Double)._doubles);

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
