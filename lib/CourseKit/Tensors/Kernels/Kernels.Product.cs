using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <content>
/// The matrix product C = A · B. A is read in place through a row and a column stride, so that Aᵀ costs nothing; B too, but
/// for Bᵀ, a matrix narrower than a register and where it is too large for the cache: these are packed, once for all threads.
/// Rows are split evenly into tiles, tiles evenly over the threads.
/// </content>
internal static partial class Kernels
{
    // Measured with tests/benchmarks/products.py.
    private const int InnerBlock = 1024;
    private const int ColumnBlock = 1024;
    private const int LeftBlockBytes = 1 << 19;
    private const int LargeBytes = 1 << 20;
    private const int ManyTiles = 5;
    private const int ManyPanels = 4;
    private const long LeastPart = 1 << 15;
    private const long LeastWaking = 1 << 19;

    /// <summary>c (rows × columns) = a (rows × inner, strided) · b (inner × columns, row-major).</summary>
    /// <param name="a">First element of A.</param>
    /// <param name="rowStride">Distance from one row of A to the next: its columns, or 1 for Aᵀ of a row-major A.</param>
    /// <param name="columnStride">Distance from one column of A to the next: 1, or the rows' length for Aᵀ.</param>
    /// <param name="b">B, row-major, or Bᵀ's source when <paramref name="transposeB"/> (columns × inner).</param>
    /// <param name="transposeB">Whether b holds Bᵀ.</param>
    /// <param name="c">Receives the product; must not overlap A or B.</param>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="inner">Columns of A, rows of B.</param>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="accumulate">Whether the product is added to c: each element's chain then begins with what is there.</param>
    internal static void Multiply<T>(
        ReadOnlySpan<T> a, int rowStride, int columnStride, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int rows, int inner, int columns, bool accumulate = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => MultiplyWide(a, rowStride, columnStride, b, transposeB, c, rows, inner, columns, accumulate, default, relu: false);

    /// <summary>The same with registers of a given width.</summary>
    internal static unsafe void Multiply<T, TRegister>(
        ReadOnlySpan<T> a,
        int rowStride,
        int columnStride,
        ReadOnlySpan<T> b,
        bool transposeB,
        Span<T> c,
        int rows,
        int inner,
        int columns,
        bool accumulate = false,
        ReadOnlySpan<T> bias = default,
        bool relu = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        RequireRoom(a.Length, rowStride, columnStride, b.Length, c.Length, rows, inner, columns, bias.Length);
        if (rows == 0 || columns == 0)
            return;
        fixed (T* pa = a, pb = b, pc = c, pBias = bias)
        {
            var product = new Product<T>
            {
                A = pa,
                RowStride = rowStride,
                ColumnStride = columnStride,
                B = pb,
                BStride = transposeB ? inner : columns,
                TransposeB = transposeB,
                C = pc,
                CStride = columns,
                Rows = rows,
                Inner = inner,
                Columns = columns,
                Accumulate = accumulate,
                Bias = pBias,
                ReLU = relu,
            };
            if (columns == 1 && rows > 1 && (rowStride == 1 || columnStride == 1))
                MultiplyByVector<T, TRegister>(ref product);
            else
                Multiply<T, TRegister>(ref product);
        }
    }

    private static void MultiplyWide<T>(
        ReadOnlySpan<T> a, int rowStride, int columnStride, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int rows, int inner, int columns, bool accumulate, ReadOnlySpan<T> bias, bool relu)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Multiply<T, Register512<T>>(a, rowStride, columnStride, b, transposeB, c, rows, inner, columns, accumulate, bias, relu);
        else if (Vector256.IsHardwareAccelerated)
            Multiply<T, Register256<T>>(a, rowStride, columnStride, b, transposeB, c, rows, inner, columns, accumulate, bias, relu);
        else if (Vector128.IsHardwareAccelerated)
            Multiply<T, Register128<T>>(a, rowStride, columnStride, b, transposeB, c, rows, inner, columns, accumulate, bias, relu);
        else
            Multiply<T, Register1<T>>(a, rowStride, columnStride, b, transposeB, c, rows, inner, columns, accumulate, bias, relu);
    }

    private static void RequireRoom(int a, int rowStride, int columnStride, int b, int c, int rows, int inner, int columns, int bias)
    {
        var last = rows == 0 || inner == 0 ? -1 : ((rows - 1L) * rowStride) + ((inner - 1L) * columnStride);
        if (rows < 0 || inner < 0 || columns < 0 || last >= a || (long)inner * columns > b || (long)rows * columns > c || (bias != 0 && bias != columns))
            throw new ShapeException(Invariant($"Matrix product {rows} × {inner} · {inner} × {columns}: the operands have {a} and {b} numbers, the result {c}, the bias {bias}: the numbers must be there"));
    }

    // A · v is vᵀ · Aᵀ: so each element of the result has a lane, not a register of its own.
    private static unsafe void MultiplyByVector<T, TRegister>(ref Product<T> product)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var matrix = product.A;
        var bias = product.Bias;
        var (rows, relu) = (product.Rows, product.ReLU);
        var byRows = product.ColumnStride == 1;
        product.BStride = byRows ? product.RowStride : product.ColumnStride;
        product.TransposeB = byRows;
        product.A = product.B;
        product.B = matrix;
        (product.RowStride, product.ColumnStride) = (0, 1);
        (product.Rows, product.Columns, product.CStride) = (1, rows, rows);
        product.Bias = null;
        product.ReLU = false;
        Multiply<T, TRegister>(ref product);
        if (bias != null || relu)
            Finish<T, TRegister>(product.C, 1, rows, bias, 1, relu);
    }

    private static unsafe void Multiply<T, TRegister>(ref Product<T> whole)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var thin = whole.Rows <= ThinRows<T, TRegister>();
        var width = (thin ? 4 : 2) * TRegister.Count;
        var work = (long)whole.Rows * whole.Inner * whole.Columns;
        var (parts, wake) = (WorkerPool.Parts(work, LeastPart), work >= LeastWaking);
        var tiles = (whole.Rows + TRegister.TileRows - 1) / TRegister.TileRows;
        var splitPanels = tiles == 1;
        if (!splitPanels)
            tiles = Math.Min(whole.Rows, (tiles + parts - 1) / parts * parts);

        // Panels of a B that is out of the cache's reach are read many times over, each from all over the memory.
        var many = tiles > ManyTiles;
        var packAll = whole.TransposeB || (many && (IsCrowded<T>(whole.BStride) || (long)whole.Inner * whole.Columns * sizeof(T) > LargeBytes));
        whole.PackLeft = whole.Columns > ManyPanels * width && (IsCrowded<T>(whole.RowStride) || IsCrowded<T>(whole.ColumnStride));
        var columnBlock = packAll ? ColumnBlock : int.MaxValue;
        var innerBlocks = Math.Max(1, (whole.Inner + InnerBlock - 1) / InnerBlock);
        for (var column = 0; column < whole.Columns; column += Math.Min(columnBlock, whole.Columns - column))
        {
            for (var block = 0; block < innerBlocks; block++)
            {
                var k = (int)((long)block * whole.Inner / innerBlocks);
                var part = whole;
                part.Inner = (int)((block + 1L) * whole.Inner / innerBlocks) - k;
                part.Columns = Math.Min(columnBlock, whole.Columns - column);
                part.A += k * whole.ColumnStride;
                part.B += whole.TransposeB ? (column * whole.BStride) + k : (k * whole.BStride) + column;
                part.C += column;
                part.Accumulate |= block > 0;
                var last = block == innerBlocks - 1;
                part.Bias = last && whole.Bias != null ? whole.Bias + column : null;
                part.ReLU &= last;
                (part.Width, part.Tiles, part.SplitPanels) = (width, tiles, splitPanels);
                part.Parts = Math.Min(parts, splitPanels ? part.Panels : tiles);
                part.FirstPacked = packAll ? 0 : part.Columns >= RegistersOf<T, TRegister>(part.Columns - ((part.Panels - 1) * width)) * TRegister.Count ? part.Panels : part.Panels - 1;
                if (part.FirstPacked < part.Panels)
                {
                    part.Packed = Scratch.Right<T>((nint)(part.Panels - part.FirstPacked) * width * part.Inner);
                    if (packAll && part.Parts > 1)
                        WorkerPool.Run(&PackPart<T>, &part, part.Parts, wake);
                    else
                        Pack(part, part.FirstPacked, part.Panels);
                }

                WorkerPool.Run(&MultiplyPart<T, TRegister>, &part, part.Parts, wake);
            }
        }
    }

    // Few rows have few accumulators: four registers of columns then keep the multipliers busy.
    private static int ThinRows<T, TRegister>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        => TRegister.TileRows > 6 ? 3 : 2;

    // Addresses a multiple of 2 KB apart share the few places of two sets of the cache.
    private static unsafe bool IsCrowded<T>(nint stride)
        where T : unmanaged => stride > 1 && stride * sizeof(T) % 2048 == 0;

    // One, two or four: as many as a tile may have.
    private static int RegistersOf<T, TRegister>(int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        => columns <= TRegister.Count ? 1 : columns <= 2 * TRegister.Count ? 2 : 4;

    private static unsafe void PackPart<T>(void* job, int part)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref readonly var product = ref *(Product<T>*)job;
        Pack(product, product.Panels * part / product.Parts, product.Panels * (part + 1) / product.Parts);
    }

    private static unsafe void Pack<T>(in Product<T> product, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var panel = from; panel < to; panel++)
        {
            var column = panel * product.Width;
            var used = Math.Min(product.Width, product.Columns - column);
            if (product.TransposeB)
                PackRows(product.B + (column * product.BStride), product.BStride, product.Inner, used, product.Panel(panel), product.Width);
            else
                PackColumns(product.B + column, product.BStride, product.Inner, used, product.Panel(panel), product.Width);
        }
    }

    private static unsafe void MultiplyPart<T, TRegister>(void* job, int part)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        ref readonly var product = ref *(Product<T>*)job;
        var (tile, lastTile, panel, lastPanel) = (0, product.Tiles, 0, product.Panels);
        if (product.SplitPanels)
            (panel, lastPanel) = (product.Panels * part / product.Parts, product.Panels * (part + 1) / product.Parts);
        else
            (tile, lastTile) = ((int)((long)product.Tiles * part / product.Parts), (int)((long)product.Tiles * (part + 1) / product.Parts));

        // Rows of A that stay in the cache while the panels of B pass by.
        var group = Math.Max(1, LeftBlockBytes / Math.Max(1, product.Inner * TRegister.TileRows * sizeof(T)));
        for (; tile < lastTile; tile += group)
            MultiplyGroup<T, TRegister>(product, tile, Math.Min(lastTile, tile + group), panel, lastPanel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void MultiplyGroup<T, TRegister>(in Product<T> product, int firstTile, int lastTile, int firstPanel, int lastPanel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var edge = stackalloc T[TRegister.TileRows * 2 * TRegister.Count];
        var firstRow = product.FirstRow(firstTile);
        var left = product.A + (firstRow * product.RowStride);
        var (rowStride, columnStride) = (product.RowStride, product.ColumnStride);
        if (product.PackLeft)
            left = PackLeft(left, ref rowStride, ref columnStride, product.FirstRow(lastTile) - firstRow, product.Inner);
        for (var panel = firstPanel; panel < lastPanel; panel++)
        {
            var column = panel * product.Width;
            var used = Math.Min(product.Width, product.Columns - column);
            var packed = panel >= product.FirstPacked;
            var registers = RegistersOf<T, TRegister>(used);
            var whole = used == registers * TRegister.Count;

            // A ragged panel that is read in place begins further left; what it computes again is not kept.
            var shift = packed ? 0 : (registers * TRegister.Count) - used;
            var b = packed ? product.Panel(panel) : product.B + column - shift;
            var bStride = packed ? product.Width : product.BStride;
            for (var tile = firstTile; tile < lastTile; tile++)
            {
                var row = product.FirstRow(tile);
                var rows = product.FirstRow(tile + 1) - row;
                var a = left + ((row - firstRow) * rowStride);
                var c = product.C + (row * product.CStride) + column;
                var run = registers == 1 ? TileOf<T, TRegister, Counts.One>(rows)
                    : registers == 2 ? TileOf<T, TRegister, Counts.Two>(rows)
                    : TileOf<T, TRegister, Counts.Four>(rows);
                if (whole)
                {
                    run(a, rowStride, columnStride, b, bStride, product.Inner, c, product.CStride, product.Accumulate);
                }
                else
                {
                    if (product.Accumulate)
                        CopyTile(c, product.CStride, edge + shift, product.Width, rows, used);
                    run(a, rowStride, columnStride, b, bStride, product.Inner, edge, product.Width, product.Accumulate);
                    CopyTile(edge + shift, product.Width, c, product.CStride, rows, used);
                }

                if (product.Bias == null && !product.ReLU)
                    continue;
                Finish<T, TRegister>(c, product.CStride, rows, product.Bias == null ? null : product.Bias + column, used, product.ReLU);
            }
        }
    }

    private static unsafe void CopyTile<T>(T* from, nint fromStride, T* to, nint toStride, int rows, int columns)
        where T : unmanaged
    {
        for (var row = 0; row < rows; row++)
            new ReadOnlySpan<T>(from + (row * fromStride), columns).CopyTo(new Span<T>(to + (row * toStride), columns));
    }
}
