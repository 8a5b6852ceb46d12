using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <content>From an image's rows to planes and back (<see cref="ConvolutionGeometry"/>). What lies between the rows is zero, and stays so.</content>
internal static unsafe partial class ConvolutionKernels
{
    /// <summary>Lays an image out in planes that are zero where the padding is.</summary>
    internal static void LayOutImage<T>(in ConvolutionGeometry shape, T* image, T* planes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (channels, height, width) = shape.Input;
        if (shape.Stride == 1)
        {
            for (var channel = 0; channel < channels; channel++)
                CopyRows(image + (channel * height * width), width, planes + (channel * shape.PlaneSize) + (shape.Top * shape.PlaneWidth) + shape.Left, shape.PlaneWidth, height, width);
            return;
        }

        for (var row = 0; row < channels * height; row++)
        {
            for (var x = 0; x < width; x++)
            {
                if (Place(shape, row / height, row % height, x) is >= 0 and var place)
                    planes[place] = image[(row * width) + x];
            }
        }
    }

    /// <summary>Lays the gradients of an example's feature maps out, a map each, zeros between their rows.</summary>
    internal static void LayOutMaps<T>(in ConvolutionGeometry shape, T* gradients, T* maps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (filters, height, width) = shape.Output;
        for (var filter = 0; filter < filters; filter++)
            CopyRows(gradients + (filter * height * width), width, maps + (filter * shape.MapLength) + shape.MapLead, shape.PlaneWidth, height, width);
    }

    /// <summary>Takes the gradient of plane (a, b) of some channels back to where their pixels stand.</summary>
    private static void TakePlane<T>(in ConvolutionGeometry shape, int a, int b, int firstChannel, int channels, T* sums, T* image)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (_, height, width) = shape.Input;
        for (var channel = 0; channel < channels; channel++, sums += shape.SumsLength)
        {
            var to = image + ((firstChannel + channel) * height * width);
            if (shape.Stride == 1)
            {
                CopyRows(sums + (shape.Top * shape.PlaneWidth) + shape.Left, shape.PlaneWidth, to, width, height, width);
                continue;
            }

            // The first pixel of the image that is in this plane, then every s-th.
            for (var y = First(a - shape.Top, shape.Stride); y < height; y += shape.Stride)
            {
                var row = (y + shape.Top) / shape.Stride;
                for (var x = First(b - shape.Left, shape.Stride); x < width; x += shape.Stride)
                {
                    var column = (x + shape.Left) / shape.Stride;
                    to[(y * width) + x] = row < shape.PlaneHeight && column < shape.PlaneWidth ? sums[(row * shape.PlaneWidth) + column] : T.Zero;
                }
            }
        }
    }

    /// <summary>Where a pixel stands in the planes; −1 when no filter reaches it.</summary>
    private static int Place(in ConvolutionGeometry shape, int channel, int y, int x)
    {
        var (row, a) = Math.DivRem(y + shape.Top, shape.Stride);
        var (column, b) = Math.DivRem(x + shape.Left, shape.Stride);
        return row < shape.PlaneHeight && column < shape.PlaneWidth
            ? (shape.Plane(channel, a, b) * shape.PlaneSize) + (row * shape.PlaneWidth) + column
            : -1;
    }

    /// <summary>The smallest number ≥ 0 that leaves the same rest as this one when divided by the stride.</summary>
    private static int First(int number, int stride) => ((number % stride) + stride) % stride;

    // Rows are short: a call of the general copy would cost more than the copy.
    private static void CopyRows<T>(T* from, nint fromStride, T* to, nint toStride, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (fromStride == columns && toStride == columns)
        {
            new ReadOnlySpan<T>(from, rows * columns).CopyTo(new Span<T>(to, rows * columns));
            return;
        }

        for (var row = 0; row < rows; row++, from += fromStride, to += toStride)
            CopyRow(from, to, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow<T>(T* from, T* to, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = Vector<T>.Count;
        if (columns < width)
        {
            for (var x = 0; x < columns; x++)
                to[x] = from[x];
            return;
        }

        // The last register is moved back to end with the row.
        for (var x = 0; x < columns; x += width)
        {
            var place = Math.Min(x, columns - width);
            System.Numerics.Vector.Store(System.Numerics.Vector.Load(from + place), to + place);
        }
    }
}
