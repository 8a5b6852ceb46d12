using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Normalization;

/// <summary>What batch normalization computes once a channel, from sums over the batch or over blocks of its rows.</summary>
/// <remarks>Every operation acts on one channel alone and is rounded by itself: the last channels, one by one, come out as in a register.</remarks>
internal static unsafe class ChannelKernels
{
    /// <summary>a = γ / √(σ² + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Scale<T>(T* γ, T* σ2, T ε, Range channels, T* a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (c, end) = (channels.Start.Value, channels.End.Value);
        for (; c <= end - Vector512<T>.Count; c += Vector512<T>.Count)
            (Vector512.Load(γ + c) / Vector512.Sqrt(Vector512.Load(σ2 + c) + Vector512.Create(ε))).Store(a + c);
        for (; c < end; c++)
            a[c] = γ[c] / T.Sqrt(σ2[c] + ε);
    }

    /// <summary>From Σg(z − μ) and p = Σg: ∂e/∂γ = Σg(z − μ) / √(σ² + ε); then p = share · Σg and q = share · Σg(z − μ) / (σ² + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Shares<T>(T* sumOfGradients, T* sumOfProducts, T* σ2, T ε, T share, Range channels, T* ofγ, T* p, T* q)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (c, end) = (channels.Start.Value, channels.End.Value);
        for (; c <= end - Vector512<T>.Count; c += Vector512<T>.Count)
        {
            var variance = Vector512.Load(σ2 + c) + Vector512.Create(ε);
            var products = Vector512.Load(sumOfProducts + c);
            (products / Vector512.Sqrt(variance)).Store(ofγ + c);
            (share * Vector512.Load(sumOfGradients + c)).Store(p + c);
            (share * products / variance).Store(q + c);
        }

        for (; c < end; c++)
        {
            var variance = σ2[c] + ε;
            ofγ[c] = sumOfProducts[c] / T.Sqrt(variance);
            p[c] = share * sumOfGradients[c];
            q[c] = share * sumOfProducts[c] / variance;
        }
    }

    /// <summary>sum += addend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add<T>(T* addend, int channels, T* sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var c = 0;
        for (; c <= channels - Vector512<T>.Count; c += Vector512<T>.Count)
            (Vector512.Load(sum + c) + Vector512.Load(addend + c)).Store(sum + c);
        for (; c < channels; c++)
            sum[c] += addend[c];
    }

    /// <summary>Puts the mean and variance of further rows to those of the rows so far.</summary>
    /// <remarks>
    /// With w = n₂ / (n₁ + n₂) and d = μ₂ − μ₁: μ = μ₁ + w d and σ² = σ₁² + w ((σ₂² − σ₁²) + (1 − w) d²). Chan, Golub and
    /// LeVeque (1979).
    /// </remarks>
    /// <param name="further">μ₂ and, behind it, σ₂².</param>
    /// <param name="w">How many of all the rows these are.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="μ">The mean.</param>
    /// <param name="σ2">The variance.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Merge<T>(T* further, double w, int channels, T* μ, T* σ2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (part, rest) = (T.CreateTruncating(w), T.CreateTruncating(1 - w));
        var c = 0;
        for (; c <= channels - Vector512<T>.Count; c += Vector512<T>.Count)
        {
            var (mean, variance) = (Vector512.Load(μ + c), Vector512.Load(σ2 + c));
            var d = Vector512.Load(further + c) - mean;
            (mean + (part * d)).Store(μ + c);
            (variance + (part * (Vector512.Load(further + channels + c) - variance + (rest * (d * d))))).Store(σ2 + c);
        }

        for (; c < channels; c++)
        {
            var d = further[c] - μ[c];
            μ[c] += part * d;
            σ2[c] += part * (further[channels + c] - σ2[c] + (rest * (d * d)));
        }
    }
}
