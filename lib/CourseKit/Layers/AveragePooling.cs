using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>Average pooling: each window of a feature map becomes the mean of its numbers.</summary>
/// <remarks>
/// o[c, y, x] = (1/n) Σ image[c, S·y + i − P, S·x + j − P], (H + 2P − F)/S + 1 rows of them; n counts the window's pixels inside the image,
/// F² away from its edges: padding is left out. Backward, each of them gets 1/n of the gradient. LeCun (1998), without the
/// weights it had there.
/// </remarks>
/// <param name="Window">F, the window's height and width: 2, or (2, 3).</param>
public sealed record AveragePooling(Window Window) : Layer, IPooling
{
    /// <summary>F, the window's height and width.</summary>
    public Window Window { get; init => field = value.Checked(nameof(AveragePooling)); } = Window.Checked(nameof(AveragePooling));

    /// <summary>S, by how many pixels the window moves, ≥ 1; null for its own size, so that windows lie side by side.</summary>
    public int? Stride { get; init => field = Pooling.Stride(value); }

    /// <summary>P: a number below the window's size, <see cref="Padding.None"/> or <see cref="Padding.Same"/>.</summary>
    public Padding Padding { get; init; }

    /// <inheritdoc/>
    public override string Name => Pooling.Name("Average", Window, Stride, Padding);

    /// <inheritdoc/>
    public override string Formula => "o[c, y, x] = (1/n) Σ image[c, S·y + i − P, S·x + j − P]";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => Windows(input).Output;

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass) => Pooling.Forward<T, AveragePooling>(pass, Windows(pass.InputShape));

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass) => Pooling.Backward<T, AveragePooling>(pass, Windows(pass.InputShape));

    static void IPooling.Forward<T>(in PoolingWindows windows, ReadOnlySpan<T> map, Span<T> output, Span<int> places)
    {
        var (_, height, width) = windows.Output;
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = windows.Rows(y);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = windows.Columns(x);
                var sum = T.Zero;
                for (var i = top; i < bottom; i++)
                {
                    foreach (var pixel in map.Slice((i * windows.Input.Width) + left, right - left))
                        sum += pixel;
                }

                output[at++] = sum / T.CreateTruncating((bottom - top) * (right - left));
            }
        }
    }

    static void IPooling.Backward<T>(in PoolingWindows windows, ReadOnlySpan<T> ofOutput, ReadOnlySpan<int> places, Span<T> ofMap)
    {
        var (_, height, width) = windows.Output;
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = windows.Rows(y);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = windows.Columns(x);
                var share = ofOutput[at++] / T.CreateTruncating((bottom - top) * (right - left));
                for (var i = top; i < bottom; i++)
                {
                    foreach (ref var pixel in ofMap.Slice((i * windows.Input.Width) + left, right - left))
                        pixel += share;
                }
            }
        }
    }

    private PoolingWindows Windows(TensorShape input) => new("Average pooling", input, Window, Stride, Padding);
}
