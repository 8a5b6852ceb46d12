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

        for (var channel = 0; channel < channels; channel++, image += height * width)
        {
            for (var a = 0; a < shape.Stride; a++)
            {
                for (var b = 0; b < shape.Stride; b++)
                {
                    var part = new Part(shape, a, b);
                    var to = planes + (shape.Plane(channel, a, b) * shape.PlaneSize);
                    for (var row = part.FirstRow; row < part.EndRow; row++)
                    {
                        var from = image + part.Pixel(row);
                        for (int column = part.FirstColumn, x = 0; column < part.EndColumn; column++, x += shape.Stride)
                            to[(row * shape.PlaneWidth) + column] = from[x];
                    }
                }
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
        var part = new Part(shape, a, b);
        for (var channel = 0; channel < channels; channel++, sums += shape.SumsLength)
        {
            var to = image + ((firstChannel + channel) * height * width);
            if (shape.Stride == 1)
            {
                CopyRows(sums + (shape.Top * shape.PlaneWidth) + shape.Left, shape.PlaneWidth, to, width, height, width);
                continue;
            }

            for (var row = part.FirstRow; row < part.EndRow; row++)
            {
                var pixels = to + part.Pixel(row);
                for (int column = part.FirstColumn, x = 0; column < part.EndColumn; column++, x += shape.Stride)
                    pixels[x] = sums[(row * shape.PlaneWidth) + column];
            }
        }
    }

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

    /// <summary>The rows and columns of plane (a, b) that hold pixels of the image, not padding.</summary>
    private readonly struct Part
    {
        private readonly int _stride;
        private readonly int _width;
        private readonly int _down;
        private readonly int _right;

        internal Part(in ConvolutionGeometry shape, int a, int b)
        {
            (_stride, _width, _down, _right) = (shape.Stride, shape.Input.Width, a - shape.Top, b - shape.Left);
            FirstRow = Steps(-_down);
            FirstColumn = Steps(-_right);
            EndRow = Math.Min(shape.PlaneHeight, Steps(shape.Input.Height - _down));
            EndColumn = Math.Min(shape.PlaneWidth, Steps(shape.Input.Width - _right));
        }

        internal int FirstRow { get; }

        internal int EndRow { get; }

        internal int FirstColumn { get; }

        internal int EndColumn { get; }

        /// <summary>The place in the channel of the row's first pixel.</summary>
        internal int Pixel(int row) => (((row * _stride) + _down) * _width) + (FirstColumn * _stride) + _right;

        /// <summary>Strides that it takes to get that far.</summary>
        private int Steps(int pixels) => pixels <= 0 ? 0 : (pixels + _stride - 1) / _stride;
    }
}
