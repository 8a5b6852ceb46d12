using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Regularization;

/// <summary>Masks of dropout: 0 for a unit that is left out, a factor for one that is kept.</summary>
/// <remarks>
/// Eight xoshiro256** generators, one in each lane of a register, give 512 bits at a time: 32 units of 16 bits. A unit is left
/// out when its 16 bits, read as a whole number, are below p · 2¹⁶. Registers narrower than 512 bits take the same steps in
/// halves or quarters: the mask does not depend on the machine.
/// </remarks>
internal struct DropMask
{
    private Vector512<ulong> _s0;
    private Vector512<ulong> _s1;
    private Vector512<ulong> _s2;
    private Vector512<ulong> _s3;

    internal DropMask(ulong seed)
    {
        Span<ulong> words = stackalloc ulong[32];
        foreach (ref var word in words)
        {
            // SplitMix64, as the generator's authors advise.
            seed += 0x9E3779B97F4A7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            word = mixed ^ (mixed >> 31);
        }

        _s0 = Vector512.Create<ulong>(words);
        _s1 = Vector512.Create<ulong>(words[8..]);
        _s2 = Vector512.Create<ulong>(words[16..]);
        _s3 = Vector512.Create<ulong>(words[24..]);
    }

    /// <summary>The next number of each generator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<ulong> Next()
    {
        // 5x and 9x by shift and add: a product of 64-bit lanes is slow.
        var five = _s1 + (_s1 << 2);
        var rotated = (five << 7) | (five >> 57);
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = (_s3 << 45) | (_s3 >> 19);
        return rotated + (rotated << 3);
    }

    /// <summary>Fills a mask.</summary>
    /// <param name="seed">What it follows from.</param>
    /// <param name="dropRate">p, in [0, 1).</param>
    /// <param name="kept">What stands for a unit that is kept.</param>
    /// <param name="mask">Receives 0 or <paramref name="kept"/>.</param>
    internal static void Fill<T>(ulong seed, double dropRate, T kept, Span<T> mask)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var generators = new DropMask(seed);
        var bound = Vector512.Create((ushort)Math.Min(Math.Round(dropRate * 65536), 65535));
        var value = Vector512.Create(kept);
        var whole = mask.Length - (mask.Length % 32);
        generators = FillWhole(generators, bound, value, mask[..whole]);
        if (whole == mask.Length)
            return;
        Span<T> last = stackalloc T[32];
        FillWhole(generators, bound, value, last);
        last[..(mask.Length - whole)].CopyTo(mask[whole..]);
    }

    // By itself, without a call in the loop, so that the generators stay in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DropMask FillWhole<T>(DropMask generators, Vector512<ushort> bound, Vector512<T> value, Span<T> mask)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (; mask.Length >= 32; mask = mask[32..])
            Write(Vector512.GreaterThanOrEqual(generators.Next().AsUInt16(), bound).AsInt16(), value, mask[..32]);
        return generators;
    }

    // All bits of a lane are set, or none: widened with the sign, they select the value or 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<T>(Vector512<short> keep, Vector512<T> value, Span<T> to)
        where T : unmanaged
    {
        var registers = MemoryMarshal.Cast<T, Vector512<T>>(to);
        var (low, high) = Vector512.Widen(keep);
        if (registers.Length == 2)
        {
            registers[0] = low.As<int, T>() & value;
            registers[1] = high.As<int, T>() & value;
            return;
        }

        var ((first, second), (third, fourth)) = (Vector512.Widen(low), Vector512.Widen(high));
        registers[0] = first.As<long, T>() & value;
        registers[1] = second.As<long, T>() & value;
        registers[2] = third.As<long, T>() & value;
        registers[3] = fourth.As<long, T>() & value;
    }
}
