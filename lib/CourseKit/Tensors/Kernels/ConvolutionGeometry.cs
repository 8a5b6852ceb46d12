namespace CourseKit.Tensors;

/// <summary>The sizes of a convolution, and how its kernels lay out an image so that one loop serves every size, stride and padding.</summary>
/// <remarks>
/// A padded image is dealt out to s × s <b>planes</b> a channel, plane (a, b) having its pixels (a + s·y, b + s·x): a window that
/// moves by s moves by 1 in every plane. A plane's rows follow one another, so that output (y, x) stands at the flat place
/// p = y · PlaneWidth + x, and a filter's tap k reads the flat image at <c>offset[k] + p</c>: neighbours are neighbours, whatever
/// the row, and whole registers of them are computed at once. The last TapColumns − 1 numbers of each row belong to no output; they
/// are computed and dropped. A gradient is laid out in <b>maps</b> of the same row length, zeros where no output is, so
/// that the same loop with the offsets' signs changed gives the input's gradient.
/// </remarks>
/// <param name="Input">The image that goes in.</param>
/// <param name="Output">What comes out: a feature map a filter.</param>
/// <param name="FilterHeight">Rows of a filter.</param>
/// <param name="FilterWidth">Columns of a filter.</param>
/// <param name="Stride">s, by which a filter moves, down and to the right.</param>
/// <param name="Top">Rows of zeros above the image.</param>
/// <param name="Left">Columns of zeros to its left.</param>
internal readonly record struct ConvolutionGeometry(
    TensorShape Input, TensorShape Output, int FilterHeight, int FilterWidth, int Stride, int Top, int Left)
{
    /// <summary>Numbers that a kernel may read or write beyond an end: the widest register has 16.</summary>
    internal const int Slack = 16;

    internal int Filters => Output.Channels;

    /// <summary>K: numbers of a filter, which a number of the output adds up.</summary>
    internal int Taps => Input.Channels * FilterHeight * FilterWidth;

    /// <summary>Filters rounded up to whole tiles of four.</summary>
    internal int PaddedFilters => Up(Filters, 4);

    /// <summary>Channels rounded up to whole tiles of four.</summary>
    internal int PaddedChannels => Up(Input.Channels, 4);

    /// <summary>Rows of a filter in a plane.</summary>
    internal int TapRows => (FilterHeight + Stride - 1) / Stride;

    /// <summary>Columns of a filter in a plane.</summary>
    internal int TapColumns => (FilterWidth + Stride - 1) / Stride;

    internal int PlaneHeight => Output.Height + TapRows - 1;

    internal int PlaneWidth => Output.Width + TapColumns - 1;

    internal int PlaneSize => PlaneHeight * PlaneWidth;

    /// <summary>Numbers from the first output's place to behind the last one's.</summary>
    internal int Flat => ((Output.Height - 1) * PlaneWidth) + Output.Width;

    /// <summary>A laid-out image, with what is read beyond its end.</summary>
    internal int ImageLength => Up((Input.Channels * Stride * Stride * PlaneSize) + Slack, Slack);

    /// <summary>Whether an image as it comes is laid out already.</summary>
    internal bool IsPlain => Stride == 1 && PlaneHeight == Input.Height && PlaneWidth == Input.Width;

    /// <summary>Zeros in front of a map's first number.</summary>
    internal int MapLead => Up(((TapRows - 1) * PlaneWidth) + TapColumns - 1, Slack);

    /// <summary>From one map to the next.</summary>
    internal int MapLength => MapLead + Up(PlaneSize, Slack);

    /// <summary>All maps of an example, with what is read beyond their end.</summary>
    internal int MapsLength => (Filters * MapLength) + Slack;

    /// <summary>From one row of sums to the next: a plane, whole registers.</summary>
    internal int SumsLength => Up(PlaneSize, Slack);

    /// <summary>offset[k] of every tap, in the order of the weights' rows: channels, rows, columns.</summary>
    internal void TapOffsets(Span<int> offsets)
    {
        var k = 0;
        for (var channel = 0; channel < Input.Channels; channel++)
        {
            for (var i = 0; i < FilterHeight; i++)
            {
                for (var j = 0; j < FilterWidth; j++)
                    offsets[k++] = (Plane(channel, i % Stride, j % Stride) * PlaneSize) + (i / Stride * PlaneWidth) + (j / Stride);
            }
        }
    }

    /// <summary>For the input's gradient: plane after plane (a, b), the place in the maps that each tap of that plane reads.</summary>
    /// <param name="offsets">Receives filters · FilterHeight · FilterWidth places.</param>
    internal void MapOffsets(Span<int> offsets)
    {
        var k = 0;
        for (var a = 0; a < Stride; a++)
        {
            for (var b = 0; b < Stride; b++)
            {
                for (var filter = 0; filter < Filters; filter++)
                {
                    for (var i = a; i < FilterHeight; i += Stride)
                    {
                        for (var j = b; j < FilterWidth; j += Stride)
                            offsets[k++] = (filter * MapLength) + MapLead - (i / Stride * PlaneWidth) - (j / Stride);
                    }
                }
            }
        }
    }

    /// <summary>The weights in the order of <see cref="MapOffsets"/>, one channel a column, padded with zeros.</summary>
    internal void TurnWeights<T>(ReadOnlySpan<T> weights, Span<T> turned)
        where T : unmanaged
    {
        turned.Clear();
        var row = 0;
        for (var a = 0; a < Stride; a++)
        {
            for (var b = 0; b < Stride; b++)
            {
                for (var filter = 0; filter < Filters; filter++)
                {
                    for (var i = a; i < FilterHeight; i += Stride)
                    {
                        for (var j = b; j < FilterWidth; j += Stride, row += PaddedChannels)
                        {
                            for (var channel = 0; channel < Input.Channels; channel++)
                                turned[row + channel] = weights[(((((channel * FilterHeight) + i) * FilterWidth) + j) * Filters) + filter];
                        }
                    }
                }
            }
        }
    }

    /// <summary>Taps of a filter that lie in plane (a, b) of a channel.</summary>
    internal int TapsOf(int a, int b) => Count(FilterHeight, a) * Count(FilterWidth, b);

    /// <summary>The number of a plane of a channel.</summary>
    internal int Plane(int channel, int a, int b) => (((channel * Stride) + a) * Stride) + b;

    internal static int Up(int length, int unit) => (length + unit - 1) / unit * unit;

    private int Count(int size, int from) => from < size ? ((size - from - 1) / Stride) + 1 : 0;
}
