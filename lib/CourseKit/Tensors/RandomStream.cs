using System.Numerics;

namespace CourseKit.Tensors;

/// <summary>A stream of random numbers that follows from its seed: same seed, same bits, on every platform.</summary>
/// <remarks>
/// The generator is xoshiro256** 1.0 (Blackman and Vigna, 2018; period 2²⁵⁶ − 1), its four words of state filled from
/// the seed by SplitMix64. Uniform numbers are the upper 53 bits divided by 2⁵³. Normal numbers come from a uniform one
/// by the inverse distribution function (see <see cref="NormalQuantile"/>), computed with +, −, ×, ÷ and √ only, so
/// that no platform's mathematics library has a say. One number drawn takes one step of the generator, except for
/// <see cref="NextInt(int, int)"/>, which may reject a few. A stream is not for several threads at once: split it.
/// </remarks>
public sealed class RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>A stream that starts from a seed.</summary>
    /// <param name="seed">Any number; neighbouring seeds give unrelated streams.</param>
    public RandomStream(long seed)
    {
        var mixer = unchecked((ulong)seed);
        _s0 = SplitMix(ref mixer);
        _s1 = SplitMix(ref mixer);
        _s2 = SplitMix(ref mixer);
        _s3 = SplitMix(ref mixer);
    }

    /// <summary>A stream that goes on where another stood.</summary>
    /// <param name="state">A stream's <see cref="State"/>.</param>
    /// <exception cref="ArgumentException">All words are 0, a state that the generator never leaves.</exception>
    public RandomStream(RandomState state) => State = state;

    /// <summary>Where the stream stands; setting it goes back (or on) to there.</summary>
    /// <exception cref="ArgumentException">All words are 0, a state that the generator never leaves.</exception>
    public RandomState State
    {
        get => new(_s0, _s1, _s2, _s3);
        set => (_s0, _s1, _s2, _s3) = value != default
            ? (value.S0, value.S1, value.S2, value.S3)
            : throw new ArgumentException("state must have a word that is not 0: this one was never taken from a stream");
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A stream of its own for a part of the work (a thread, a layer, a trial), independent of this one's rest.</summary>
    /// <remarks>Takes four steps of this stream, each mixed once more by SplitMix64, as the new stream's state.</remarks>
    public RandomStream Split()
    {
        var words = new ulong[4];
        for (var i = 0; i < words.Length; i++)
        {
            var mixer = NextBits();
            words[i] = SplitMix(ref mixer);
        }

        return new RandomStream(new RandomState(words[0], words[1], words[2], words[3] | 1));
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, ≥ low.</param>
    public double NextUniform(double low, double high)
        => low <= high
            ? low + ((high - low) * NextUniform())
            : throw new ArgumentOutOfRangeException(nameof(high), $"high must be ≥ low = {Storage.Text(low)}, got {Storage.Text(high)}");

    /// <summary>Normally distributed.</summary>
    /// <param name="mean">Mean μ.</param>
    /// <param name="deviation">Standard deviation σ ≥ 0.</param>
    public double NextNormal(double mean = 0, double deviation = 1)
    {
        if (!(deviation >= 0))
            throw new ArgumentOutOfRangeException(nameof(deviation), $"deviation must be ≥ 0, got {Storage.Text(deviation)}");

        // The middle of the 2⁵² equal steps between 0 and 1: never 0 or 1.
        var uniform = ((NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));
        return mean + (deviation * NormalQuantile.At(uniform));
    }

    /// <summary>A whole number in 0 … count − 1, each equally likely.</summary>
    /// <param name="count">How many, ≥ 1.</param>
    public int NextInt(int count)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), Invariant($"count must be ≥ 1, got {count}"));

        // Lemire's method: the product's upper half, rejecting the few lower halves that would favour some numbers.
        var threshold = unchecked((ulong)-count) % (ulong)count;
        ulong low;
        ulong high;
        do
            high = Math.BigMul(NextBits(), (ulong)count, out low);
        while (low < threshold);
        return (int)high;
    }

    /// <summary>A whole number in low … high − 1, each equally likely.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">One more than the largest, &gt; low.</param>
    public int NextInt(int low, int high)
        => low < high && (long)high - low <= int.MaxValue
            ? low + NextInt(high - low)
            : throw new ArgumentOutOfRangeException(nameof(high), Invariant($"high must be in low + 1 … low + {int.MaxValue}, got low = {low}, high = {high}"));

    /// <summary>Puts the items into a random order, in place (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextInt(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>The numbers 0 … count − 1 in a random order.</summary>
    /// <param name="count">How many, ≥ 0.</param>
    public int[] Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int[] order = [.. Enumerable.Range(0, count)];
        Shuffle<int>(order);
        return order;
    }

    /// <summary>A matrix of normally distributed numbers.</summary>
    /// <param name="rows">Rows, ≥ 0.</param>
    /// <param name="columns">Columns, ≥ 0.</param>
    /// <param name="mean">Mean μ.</param>
    /// <param name="deviation">Standard deviation σ ≥ 0.</param>
    /// <param name="precision">Element type; the same numbers are drawn, then rounded.</param>
    public Matrix Normal(int rows, int columns, double mean = 0, double deviation = 1, Precision precision = Precision.Double)
        => new(rows, columns, Fill(new Matrix(rows, columns, precision).Elements, () => NextNormal(mean, deviation)));

    /// <summary>A matrix of numbers uniform in [low, high).</summary>
    /// <param name="rows">Rows, ≥ 0.</param>
    /// <param name="columns">Columns, ≥ 0.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, ≥ low.</param>
    /// <param name="precision">Element type; the same numbers are drawn, then rounded.</param>
    public Matrix Uniform(int rows, int columns, double low = 0, double high = 1, Precision precision = Precision.Double)
        => new(rows, columns, Fill(new Matrix(rows, columns, precision).Elements, () => NextUniform(low, high)));

    /// <summary>A vector of normally distributed numbers.</summary>
    /// <inheritdoc cref="Normal(int, int, double, double, Precision)"/>
    public Vector NormalVector(int length, double mean = 0, double deviation = 1, Precision precision = Precision.Double)
        => new(Fill(new Vector(length, precision).Elements, () => NextNormal(mean, deviation)));

    /// <summary>A vector of numbers uniform in [low, high).</summary>
    /// <inheritdoc cref="Uniform(int, int, double, double, Precision)"/>
    public Vector UniformVector(int length, double low = 0, double high = 1, Precision precision = Precision.Double)
        => new(Fill(new Vector(length, precision).Elements, () => NextUniform(low, high)));

    private static Storage Fill(Storage elements, Func<double> draw)
    {
        for (var i = 0; i < elements.Length; i++)
            elements[i] = draw();
        return elements;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
