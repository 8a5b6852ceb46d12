namespace CourseKit.Data.Generation;

/// <summary>
/// Random numbers that are the same bits on every machine and version: xoshiro256** (Blackman and Vigna 2018),
/// its state filled by SplitMix64.
/// </summary>
/// <remarks>
/// Files made from it are compared by checksum, so nothing here calls a mathematical function of the platform: only
/// integer arithmetic and IEEE + − × ÷, which .NET neither reorders nor fuses. That is also why <see cref="Normal"/>
/// is a sum of uniforms (Irwin–Hall) and not Box–Muller.
/// </remarks>
internal struct RepeatableStream
{
    private ulong _a, _b, _c, _d;

    /// <summary>A stream of its own for each triple, so that items can be made in any order, on any thread.</summary>
    public RepeatableStream(ulong seed, ulong series, ulong item)
    {
        var state = seed;
        state = Mix(ref state) ^ (series * 0xD1342543DE82EF95);
        state = Mix(ref state) ^ (item * 0xAF251AF3B0F025B5);
        _a = Mix(ref state);
        _b = Mix(ref state);
        _c = Mix(ref state);
        _d = Mix(ref state);
    }

    public ulong Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>Mean 0, variance 1, within ±6: twelve uniforms less six.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var k = 0; k < 12; k++)
            sum += Uniform();
        return sum;
    }

    /// <summary>True with a given probability.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>A whole number in [0, count).</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>Shuffles in place (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static ulong Mix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
