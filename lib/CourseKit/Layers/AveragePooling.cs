using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>Average pooling: each window of a feature map becomes the mean of its numbers.</summary>
/// <remarks>
/// o[c, y, x] = (1/n) Σ image[c, S·y + i − P, S·x + j − P], (H + 2P − F)/S + 1 rows of them; n counts the window's pixels inside the image,
/// F² away from its edges: padding is left out. Backward, each of them gets 1/n of the gradient. LeCun (1998), without the
/// weights it had there.
/// </remarks>
/// <param name="Window">F, the window's height and width: 2, or (2, 3).</param>
public sealed record AveragePooling(Window Window) : Layer
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
    protected internal override void Forward<T>(LayerPass pass)
    {
        var windows = Windows(pass.InputShape);
        for (var example = 0; example < pass.Examples; example++)
            Forward<T>(windows, pass.Input.RowSpan<T>(example), pass.Output.RowSpan<T>(example));
    }

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
        if (pass.InputGradient is not { } inputGradient)
            return;
        var windows = Windows(pass.InputShape);
        for (var example = 0; example < pass.Examples; example++)
            Backward<T>(windows, pass.OutputGradient.RowSpan<T>(example), inputGradient.RowSpan<T>(example));
    }

    private static void Forward<T>(in PoolingWindows windows, ReadOnlySpan<T> image, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (channels, height, width) = windows.Input;
        var at = 0;
        for (var c = 0; c < channels; c++)
        {
            for (var y = 0; y < windows.Output.Height; y++)
            {
                var (top, bottom) = windows.Rows(y);
                for (var x = 0; x < windows.Output.Width; x++)
                {
                    var (left, right) = windows.Columns(x);
                    var sum = T.Zero;
                    for (var i = top; i < bottom; i++)
                    {
                        foreach (var pixel in image.Slice((((c * height) + i) * width) + left, right - left))
                            sum += pixel;
                    }

                    output[at++] = sum / T.CreateTruncating((bottom - top) * (right - left));
                }
            }
        }
    }

    private static void Backward<T>(in PoolingWindows windows, ReadOnlySpan<T> ofOutput, Span<T> ofInput)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (channels, height, width) = windows.Input;
        var at = 0;
        ofInput.Clear();
        for (var c = 0; c < channels; c++)
        {
            for (var y = 0; y < windows.Output.Height; y++)
            {
                var (top, bottom) = windows.Rows(y);
                for (var x = 0; x < windows.Output.Width; x++)
                {
                    var (left, right) = windows.Columns(x);
                    var share = ofOutput[at++] / T.CreateTruncating((bottom - top) * (right - left));
                    for (var i = top; i < bottom; i++)
                    {
                        foreach (ref var pixel in ofInput.Slice((((c * height) + i) * width) + left, right - left))
                            pixel += share;
                    }
                }
            }
        }
    }

    private PoolingWindows Windows(TensorShape input) => new("Average pooling", input, Window, Stride, Padding);
}
