using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using CourseKit.Tensors;
using Registers = System.Numerics.Vector;

namespace CourseKit.Augmentation;

/// <summary>Convolution of a map with a Gaussian of deviation σ pixels, cut at 4σ; outside the map there is 0.</summary>
/// <remarks>
/// As scipy.ndimage.gaussian_filter(mode="constant") does. The Gaussian is a product, so rows and columns take one pass each;
/// a pass adds shifted, weighted lines, which fill registers whatever the direction.
/// </remarks>
internal static class GaussianBlur
{
    /// <summary>The largest σ, pixels: the weights up to 4σ are written out.</summary>
    internal const double MostDeviation = 1_000_000;

    internal static void Apply<T>(Span<T> map, int height, int width, double σ)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Within.UpTo(MostDeviation, σ, "the Gaussian's deviation") == 0)
            return;
        var radius = (int)((4 * σ) + 0.5);
        var weights = ArrayPool<T>.Shared.Rent(radius + 1);
        var blurred = ArrayPool<T>.Shared.Rent(map.Length);
        Weights(weights.AsSpan(0, radius + 1), σ);

        // Rows of the blurred map are sums of the map's rows …
        var first = blurred.AsSpan(0, map.Length);
        first.Clear();
        for (var row = 0; row < height; row++)
        {
            for (var other = Math.Max(0, row - radius); other <= Math.Min(height - 1, row + radius); other++)
                AddWeighted(map.Slice(other * width, width), weights[Math.Abs(other - row)], first.Slice(row * width, width));
        }

        // … and then each row is a sum of itself, shifted.
        map.Clear();
        for (var row = 0; row < height; row++)
        {
            Span<T> from = first.Slice(row * width, width), to = map.Slice(row * width, width);
            var reach = Math.Min(radius, width - 1);
            for (var shift = -reach; shift <= reach; shift++)
            {
                var kept = width - Math.Abs(shift);
                AddWeighted(from.Slice(Math.Max(0, shift), kept), weights[Math.Abs(shift)], to.Slice(Math.Max(0, -shift), kept));
            }
        }

        ArrayPool<T>.Shared.Return(blurred);
        ArrayPool<T>.Shared.Return(weights);
    }

    /// <summary>exp(−½ k²/σ²) for k = 0, 1, …, the sum over both sides being 1.</summary>
    private static void Weights<T>(Span<T> weights, double σ)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++)
            sum += (k == 0 ? 1 : 2) * Math.Exp(-0.5 * k * k / (σ * σ));
        for (var k = 0; k < weights.Length; k++)
            weights[k] = T.CreateTruncating(Math.Exp(-0.5 * k * k / (σ * σ)) / sum);
    }

    private static void AddWeighted<T>(ReadOnlySpan<T> line, T weight, Span<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sums = MemoryMarshal.Cast<T, Vector<T>>(sum);
        var lines = MemoryMarshal.Cast<T, Vector<T>>(line);
        var all = Registers.Create(weight);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += all * lines[i];
        for (var i = sums.Length * Vector<T>.Count; i < sum.Length; i++)
            sum[i] += weight * line[i];
    }
}
