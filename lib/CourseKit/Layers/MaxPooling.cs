using System.Runtime.CompilerServices;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>Max pooling: each window of a feature map becomes its largest number.</summary>
/// <remarks>
/// o[c, y, x] = max over i, j of image[c, S·y + i − P, S·x + j − P], (H + 2P − F)/S + 1 rows of them; padding counts as −∞. Backward, the whole
/// gradient goes to the largest number, to the first of equal ones (row by row). A NaN in a window is its maximum. Of the
/// image's place it keeps only a rough one: small shifts no longer matter.
/// </remarks>
/// <param name="Window">F, the window's height and width: 2, or (2, 3).</param>
public sealed record MaxPooling(Window Window) : Layer, IPooling
{
    /// <summary>F, the window's height and width.</summary>
    public Window Window { get; init => field = value.Checked(nameof(MaxPooling)); } = Window.Checked(nameof(MaxPooling));

    /// <summary>S, by how many pixels the window moves, ≥ 1; null for its own size, so that windows lie side by side.</summary>
    public int? Stride { get; init => field = Pooling.Stride(value); }

    /// <summary>P: a number below the window's size, <see cref="Padding.None"/> or <see cref="Padding.Same"/>.</summary>
    public Padding Padding { get; init; }

    /// <inheritdoc/>
    public override string Name => Pooling.Name("Max", Window, Stride, Padding);

    /// <inheritdoc/>
    public override string Formula => "o[c, y, x] = max image[c, S·y + i − P, S·x + j − P]";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => Windows(input).Output;

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass) => Pooling.Forward<T, MaxPooling>(pass, Windows(pass.InputShape));

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass) => Pooling.Backward<T, MaxPooling>(pass, Windows(pass.InputShape));

    static void IPooling.Forward<T>(in PoolingWindows windows, ReadOnlySpan<T> map, Span<T> output, Span<int> places)
    {
        var (_, height, width) = windows.Output;
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = windows.Rows(y);
            for (var x = 0; x < width; x++, at++)
            {
                var (left, right) = windows.Columns(x);
                var place = (top * windows.Input.Width) + left;
                for (var i = top; i < bottom; i++)
                {
                    for (var j = (i * windows.Input.Width) + left; j < (i * windows.Input.Width) + right; j++)
                    {
                        // Without a branch, which would be mispredicted every other time.
                        var larger = (map[j] > map[place]) | T.IsNaN(map[j]);
                        place += (j - place) * Unsafe.BitCast<bool, byte>(larger);
                    }
                }

                output[at] = map[place];
                places[at] = place;
            }
        }
    }

    static void IPooling.Backward<T>(in PoolingWindows windows, ReadOnlySpan<T> ofOutput, ReadOnlySpan<int> places, Span<T> ofMap)
    {
        for (var at = 0; at < places.Length; at++)
            ofMap[places[at]] += ofOutput[at];
    }

    private PoolingWindows Windows(TensorShape input) => new("Max pooling", input, Window, Stride, Padding);
}
