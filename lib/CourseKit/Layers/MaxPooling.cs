using System.Numerics;
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
public sealed record MaxPooling(Window Window) : Layer
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
    protected internal override void Forward<T>(LayerPass pass)
    {
        var windows = Windows(pass.InputShape);
        var places = pass.Places(0, pass.Output.Rows * pass.Output.Columns);
        for (var example = 0; example < pass.Examples; example++)
            Forward(windows, pass.Input.RowSpan<T>(example), pass.Output.RowSpan<T>(example), places.Slice(example * pass.Output.Columns, pass.Output.Columns));
    }

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
        if (pass.InputGradient is not { } inputGradient)
            return;
        var places = pass.Places(0, pass.Output.Rows * pass.Output.Columns);
        for (var example = 0; example < pass.Examples; example++)
        {
            var ofInput = inputGradient.RowSpan<T>(example);
            var ofOutput = pass.OutputGradient.RowSpan<T>(example);
            var largest = places.Slice(example * ofOutput.Length, ofOutput.Length);
            ofInput.Clear();
            for (var i = 0; i < largest.Length; i++)
                ofInput[largest[i]] += ofOutput[i];
        }
    }

    private static void Forward<T>(in PoolingWindows windows, ReadOnlySpan<T> image, Span<T> output, Span<int> places)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (channels, height, width) = windows.Input;
        var at = 0;
        for (var c = 0; c < channels; c++)
        {
            for (var y = 0; y < windows.Output.Height; y++)
            {
                var (top, bottom) = windows.Rows(y);
                for (var x = 0; x < windows.Output.Width; x++, at++)
                {
                    var (left, right) = windows.Columns(x);
                    var place = (((c * height) + top) * width) + left;
                    for (var i = top; i < bottom; i++)
                    {
                        var row = ((c * height) + i) * width;
                        for (var j = row + left; j < row + right; j++)
                        {
                            // Without a branch, which would be mispredicted every other time.
                            var larger = (image[j] > image[place]) | T.IsNaN(image[j]);
                            place += (j - place) * Unsafe.BitCast<bool, byte>(larger);
                        }
                    }

                    output[at] = image[place];
                    places[at] = place;
                }
            }
        }
    }

    private PoolingWindows Windows(TensorShape input) => new("Max pooling", input, Window, Stride, Padding);
}
