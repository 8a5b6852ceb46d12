using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors;

/// <content>Copies of parts of a matrix in the order in which the product reads them.</content>
internal static partial class Kernels
{
    /// <summary>panel (inner × width) = used columns of b (inner × …), the other columns 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void PackColumns<T>(T* b, nint stride, int inner, int used, T* panel, int width)
        where T : unmanaged
    {
        for (var k = 0; k < inner; k++, b += stride, panel += width)
        {
            new ReadOnlySpan<T>(b, used).CopyTo(new Span<T>(panel, used));
            if (used < width)
                new Span<T>(panel + used, width - used).Clear();
        }
    }

    /// <summary>panel (inner × width) = used rows of b (… × inner), turned into columns; the other columns 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void PackRows<T>(T* b, nint stride, int inner, int used, T* panel, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TransposeBlock(b, stride, used, inner, panel, width);
        if (used == width)
            return;
        for (var k = 0; k < inner; k++)
            new Span<T>(panel + ((nint)k * width) + used, width - used).Clear();
    }

    /// <summary>A copy of rows of A, row by row or, if it is a transposed matrix, column by column, in the thread's own memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe T* PackLeft<T>(T* a, ref nint rowStride, ref nint columnStride, int rows, int columns)
        where T : unmanaged
    {
        // The distance from one line to the next is an odd number of cache lines: no two fall on the same place of the cache.
        var perLine = 64 / sizeof(T);
        var byRows = columnStride == 1;
        var (lines, length, from) = byRows ? (rows, columns, rowStride) : (columns, rows, columnStride);
        var stride = (((length + perLine - 1) / perLine) | 1) * perLine;
        var copy = Scratch.Left<T>((nint)lines * stride);
        for (var line = 0; line < lines; line++)
            new ReadOnlySpan<T>(a + (line * from), length).CopyTo(new Span<T>(copy + ((nint)line * stride), length));
        (rowStride, columnStride) = byRows ? (stride, (nint)1) : (1, stride);
        return copy;
    }

    /// <summary>result (columns × rows) = source (rows × columns) transposed, in blocks that stay in the cache.</summary>
    internal static unsafe void Transpose<T>(ReadOnlySpan<T> source, int rows, int columns, Span<T> result)
        where T : unmanaged
    {
        const int Block = 64;
        fixed (T* from = source[..(rows * columns)], to = result[..(rows * columns)])
        {
            for (var row = 0; row < rows; row += Block)
            {
                for (var column = 0; column < columns; column += Block)
                {
                    var start = from + ((nint)row * columns) + column;
                    TransposeBlock(start, columns, Math.Min(Block, rows - row), Math.Min(Block, columns - column), to + ((nint)column * rows) + row, rows);
                }
            }
        }
    }

    /// <summary>to (columns × rows) = from (rows × columns) transposed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void TransposeBlock<T>(T* from, nint stride, int rows, int columns, T* to, nint toStride)
        where T : unmanaged
    {
        // Squares of 16 bytes by 16 bytes are turned in registers; what is left over goes one by one.
        var side = Vector128.IsHardwareAccelerated && (Sse2.IsSupported || AdvSimd.Arm64.IsSupported) ? 16 / sizeof(T) : 1;
        var (wholeRows, wholeColumns) = side > 1 ? (rows - (rows % side), columns - (columns % side)) : (0, 0);
        for (var column = 0; column < wholeColumns; column += side)
        {
            for (var row = 0; row < wholeRows; row += side)
            {
                var source = from + (row * stride) + column;
                var target = to + (column * toStride) + row;
                if (sizeof(T) == sizeof(float))
                    Turn4((float*)source, stride, (float*)target, toStride);
                else
                    Turn2((double*)source, stride, (double*)target, toStride);
            }
        }

        for (var row = 0; row < rows; row++)
        {
            for (var column = row < wholeRows ? wholeColumns : 0; column < columns; column++)
                to[(column * toStride) + row] = from[(row * stride) + column];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Turn4(float* from, nint stride, float* to, nint toStride)
    {
        var r0 = Vector128.Load(from);
        var r1 = Vector128.Load(from + stride);
        var r2 = Vector128.Load(from + (2 * stride));
        var r3 = Vector128.Load(from + (3 * stride));
        Vector128<float> low02, high02, low13, high13;
        if (Sse2.IsSupported)
        {
            (low02, high02) = (Sse.UnpackLow(r0, r2), Sse.UnpackHigh(r0, r2));
            (low13, high13) = (Sse.UnpackLow(r1, r3), Sse.UnpackHigh(r1, r3));
            Sse.UnpackLow(low02, low13).Store(to);
            Sse.UnpackHigh(low02, low13).Store(to + toStride);
            Sse.UnpackLow(high02, high13).Store(to + (2 * toStride));
            Sse.UnpackHigh(high02, high13).Store(to + (3 * toStride));
        }
        else
        {
            (low02, high02) = (AdvSimd.Arm64.ZipLow(r0, r2), AdvSimd.Arm64.ZipHigh(r0, r2));
            (low13, high13) = (AdvSimd.Arm64.ZipLow(r1, r3), AdvSimd.Arm64.ZipHigh(r1, r3));
            AdvSimd.Arm64.ZipLow(low02, low13).Store(to);
            AdvSimd.Arm64.ZipHigh(low02, low13).Store(to + toStride);
            AdvSimd.Arm64.ZipLow(high02, high13).Store(to + (2 * toStride));
            AdvSimd.Arm64.ZipHigh(high02, high13).Store(to + (3 * toStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Turn2(double* from, nint stride, double* to, nint toStride)
    {
        var r0 = Vector128.Load(from);
        var r1 = Vector128.Load(from + stride);
        (Sse2.IsSupported ? Sse2.UnpackLow(r0, r1) : AdvSimd.Arm64.ZipLow(r0, r1)).Store(to);
        (Sse2.IsSupported ? Sse2.UnpackHigh(r0, r1) : AdvSimd.Arm64.ZipHigh(r0, r1)).Store(to + toStride);
    }
}
