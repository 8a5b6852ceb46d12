using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <summary>Convolution of one example, forward and back, without a matrix of patches: the filters' taps read the image in place.</summary>
/// <remarks>
/// A product of the weights (filters × taps) with a matrix (taps × outputs) whose row k is the image itself, shifted by
/// offset[k] (<see cref="ConvolutionGeometry"/>). The image stays in the first-level cache. No result depends on the
/// width of the machine's registers or on how examples are dealt out to threads.
/// </remarks>
internal static unsafe partial class ConvolutionKernels
{
    /// <summary>One example's output: o[f, y, x] = b[f] + Σₖ w[k, f] · image[place of tap k at (y, x)].</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="planes">The image, laid out (<see cref="LayOutImage"/>).</param>
    /// <param name="offsets">offset[k] of every tap.</param>
    /// <param name="weights">Taps × padded filters.</param>
    /// <param name="start">b, padded with zeros.</param>
    /// <param name="output">Receives filters × height × width numbers.</param>
    /// <param name="sums">Room for eight rows of <see cref="ConvolutionGeometry.SumsLength"/>.</param>
    internal static void Forward<T>(in ConvolutionGeometry shape, T* planes, int* offsets, T* weights, T* start, T* output, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Forward<T, Register512<T>>(shape, planes, offsets, weights, start, output, sums);
        else if (Vector256.IsHardwareAccelerated)
            Forward<T, Register256<T>>(shape, planes, offsets, weights, start, output, sums);
        else if (Vector128.IsHardwareAccelerated)
            Forward<T, Register128<T>>(shape, planes, offsets, weights, start, output, sums);
        else
            Forward<T, Register1<T>>(shape, planes, offsets, weights, start, output, sums);
    }

    /// <summary>One example's ∂e/∂image, from the gradients of its feature maps.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="maps">The gradients, laid out (<see cref="LayOutMaps"/>).</param>
    /// <param name="offsets">As <see cref="ConvolutionGeometry.MapOffsets"/> gives them.</param>
    /// <param name="weights">As <see cref="ConvolutionGeometry.TurnWeights"/> gives them.</param>
    /// <param name="zeros">Eight zeros.</param>
    /// <param name="gradient">Receives channels × height × width numbers.</param>
    /// <param name="sums">Room for eight rows of <see cref="ConvolutionGeometry.SumsLength"/>.</param>
    internal static void Backward<T>(in ConvolutionGeometry shape, T* maps, int* offsets, T* weights, T* zeros, T* gradient, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Backward<T, Register512<T>>(shape, maps, offsets, weights, zeros, gradient, sums);
        else if (Vector256.IsHardwareAccelerated)
            Backward<T, Register256<T>>(shape, maps, offsets, weights, zeros, gradient, sums);
        else if (Vector128.IsHardwareAccelerated)
            Backward<T, Register128<T>>(shape, maps, offsets, weights, zeros, gradient, sums);
        else
            Backward<T, Register1<T>>(shape, maps, offsets, weights, zeros, gradient, sums);
    }

    internal static void Forward<T, TRegister>(in ConvolutionGeometry shape, T* planes, int* offsets, T* weights, T* start, T* output, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var (filters, height, width) = shape.Output;
        int padded = shape.PaddedFilters, block;
        for (var filter = 0; filter < padded; filter += block)
        {
            block = Block<T, TRegister>(padded - filter);
            if (filter + block <= filters && Packs<T, TRegister>(block, shape.PlaneWidth, height, width))
            {
                CorrelatePacked<T, TRegister>(
                    planes, shape.PlaneWidth, height, width, offsets, shape.Taps, weights + filter, padded, start + filter, output + (filter * height * width), height * width);
                continue;
            }

            Correlate<T, TRegister>(block, planes, offsets, shape.Taps, weights + filter, padded, start + filter, sums, shape.SumsLength, shape.Flat);
            for (var i = 0; i < Math.Min(block, filters - filter); i++)
                CopyRows(sums + (i * shape.SumsLength), shape.PlaneWidth, output + ((filter + i) * height * width), width, height, width);
        }
    }

    internal static void Backward<T, TRegister>(in ConvolutionGeometry shape, T* maps, int* offsets, T* weights, T* zeros, T* gradient, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        int padded = shape.PaddedChannels, block;
        if (shape.Stride > 1)
        {
            // No plane has the pixels that no filter reaches.
            new Span<T>(gradient, shape.Input.Size).Clear();
        }

        for (var a = 0; a < shape.Stride; a++)
        {
            for (var b = 0; b < shape.Stride; b++)
            {
                var taps = shape.Filters * shape.TapsOf(a, b);
                for (var channel = 0; channel < padded; channel += block)
                {
                    block = Block<T, TRegister>(padded - channel);
                    if (shape.Stride == 1 && channel + block <= shape.Input.Channels && Packs<T, TRegister>(block, shape.PlaneWidth, shape.Input.Height, shape.Input.Width))
                    {
                        var (_, height, width) = shape.Input;
                        CorrelatePacked<T, TRegister>(
                            maps + (shape.Top * shape.PlaneWidth) + shape.Left, shape.PlaneWidth, height, width, offsets, taps, weights + channel, padded, zeros, gradient + (channel * height * width), height * width);
                        continue;
                    }

                    Correlate<T, TRegister>(block, maps, offsets, taps, weights + channel, padded, zeros, sums, shape.SumsLength, shape.PlaneSize);
                    TakePlane(shape, a, b, channel, Math.Min(block, shape.Input.Channels - channel), sums, gradient);
                }

                offsets += taps;
                weights += taps * padded;
            }
        }
    }

    /// <summary>sums[f, p] = start[f] + Σₖ weights[k, f] · source[offset[k] + p] for a block of 4 or 8 f and all p below a length.</summary>
    private static void Correlate<T, TRegister>(int block, T* source, int* offsets, int taps, T* weights, nint stride, T* start, T* sums, nint row, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        int p = 0, width = TRegister.Count;
        for (; p + (2 * width) < length; p += 3 * width)
        {
            if (block == 8)
                Tile8x3<T, TRegister>(source + p, offsets, taps, weights, stride, start, sums + p, row);
            else
                Tile4x3<T, TRegister>(source + p, offsets, taps, weights, stride, start, sums + p, row);
        }

        for (; p < length; p += width)
        {
            if (block == 8)
                Tile8x1<T, TRegister>(source + p, offsets, taps, weights, stride, start, sums + p, row);
            else
                Tile4x1<T, TRegister>(source + p, offsets, taps, weights, stride, start, sums + p, row);
        }
    }

    /// <summary>Eight rows by three registers need more than the sixteen registers that narrower sets have.</summary>
    private static int Block<T, TRegister>(int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        => Wide<T, TRegister>() && rows >= 8 ? 8 : 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Wide<T, TRegister>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        => TRegister.Count * sizeof(T) >= 64;
}
