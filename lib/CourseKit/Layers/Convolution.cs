using CourseKit.Activations;
using CourseKit.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>A convolution: each filter slides over the image and makes one feature map, the same weights at every place.</summary>
/// <remarks>
/// o[f, y, x] = τ(b[f] + Σ w[c, i, j, f] · image[c, S·y + i − P, S·x + j − P]), summed over channels c and the filter's rows i and
/// columns j; beyond its edges the image is 0. The output has (H + 2P − F)/S + 1 rows, and columns alike. W (channels · F · F × filters)
/// has a filter a column (<see cref="FilterImage"/> shows one as a picture). As in all such libraries this is a correlation:
/// the filter is not turned over. <see cref="Direct"/> is the formula as loops; the layer itself computes the
/// same in registers, on all cores, with the same bits on any number of them. Backward, with δ = ∂e/∂o ⊙ τ'(z): ∂e/∂w[c, i, j, f] = Σ δ[f, y, x] ·
/// image[c, S·y + i − P, S·x + j − P] over places and examples, ∂e/∂b[f] = Σ δ[f, y, x], and ∂e/∂image collects w · δ from every window
/// that a pixel is in. LeCun (1989).
/// <code>
/// var network = new Network((1, 28, 28), [new Convolution(8, 5, new ReLU()), new MaxPooling(2), new Reshape(), new Dense(10)]);
/// </code>
/// </remarks>
/// <param name="Filters">How many feature maps come out, ≥ 1.</param>
/// <param name="Window">F, a filter's height and width: 5, or (3, 5).</param>
/// <param name="Activation">τ; null for none. Not one of several pieces.</param>
public sealed partial record Convolution(int Filters, Window Window, Activation? Activation = null) : Layer
{
    /// <summary>How many feature maps come out, ≥ 1.</summary>
    public int Filters { get; init => field = AtLeastOne(value, nameof(Filters)); } = AtLeastOne(Filters, nameof(Filters));

    /// <summary>F, a filter's height and width.</summary>
    public Window Window { get; init => field = value.Checked(nameof(Convolution)); } = Window.Checked(nameof(Convolution));

    /// <summary>τ; null for none.</summary>
    public Activation? Activation { get; init => field = OnePiece(value); } = OnePiece(Activation);

    /// <summary>S, by how many pixels a filter moves, ≥ 1.</summary>
    public int Stride { get; init => field = AtLeastOne(value, nameof(Stride)); } = 1;

    /// <summary>P, the zeros around the image: a number, <see cref="Padding.None"/> or <see cref="Padding.Same"/>.</summary>
    public Padding Padding { get; init; }

    /// <summary>Whether there is a bias b, one number a filter. In front of batch normalization it is redundant.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Where W starts from; null: He under ReLU and its kin, Xavier otherwise.</summary>
    public Initializer? Start { get; init; }

    /// <inheritdoc/>
    public override string Name
        => Invariant($"Convolution {Filters}, {Window}{(Stride == 1 ? "" : Invariant($", stride {Stride}"))}{(Padding == Padding.None ? "" : $", padding {Padding}")}{(Activation is null ? "" : $", {Activation.Name}")}");

    /// <inheritdoc/>
    public override string Formula
        => $"o[f, y, x] = {(Activation is null ? "" : "τ(")}{(Bias ? "b[f] + " : "")}Σ w[c, i, j, f] · image[c, S·y + i − P, S·x + j − P]{(Activation is null ? "" : ")")}";

    internal override Layer WithoutActivation => this with { Activation = null };

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        input.Checked(Name);
        return new(Filters, Padding.Along(Name, input.Height, Window.Height, Stride).Output, Padding.Along(Name, input.Width, Window.Width, Stride).Output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(TensorShape input)
    {
        var weights = ParameterSpec.Weights(WeightShape.Convolution(input.Channels, Window.Height, Window.Width, Filters), Start ?? FittingStart.Of(Activation));
        return Bias ? [weights, ParameterSpec.Bias(Filters)] : [weights];
    }

    /// <summary>One filter's weights on one channel, as a picture (height × width): a copy.</summary>
    /// <param name="weights">W (channels · height · width × filters), the layer's first parameter.</param>
    /// <param name="filter">The filter, counted from 0.</param>
    /// <param name="channel">The channel that the weights belong to, counted from 0.</param>
    /// <exception cref="ShapeException">The weights are not this layer's.</exception>
    public Matrix FilterImage(Matrix weights, int filter, int channel = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Columns != Filters || weights.Rows % Window.Size != 0)
            throw new ShapeException(Invariant($"{Name}: the weights are {weights.Rows} × {weights.Columns}: they must have a column for each of {Filters} filters, and {Window.Size} rows for each channel"));
        RequirePlace(filter, Filters, nameof(filter));
        RequirePlace(channel, weights.Rows / Window.Size, nameof(channel));
        var image = new Matrix(Window.Height, Window.Width, weights.Precision);
        for (var i = 0; i < Window.Height; i++)
        {
            for (var j = 0; j < Window.Width; j++)
                image[i, j] = weights[(((channel * Window.Height) + i) * Window.Width) + j, filter];
        }

        return image;
    }

    private static int AtLeastOne(int number, string name)
        => number >= 1 ? number : throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be ≥ 1, got {number}"));

    private static Activation? OnePiece(Activation? activation)
        => activation is null or { Pieces: 1 }
            ? activation
            : throw new ArgumentException(Invariant($"Convolution: {activation.Name} makes one number of {activation.Pieces} that stand side by side, and in a feature map those are neighbouring pixels: take an activation of one number"));

    private static void RequirePlace(int place, int count, string name)
    {
        if ((uint)place >= (uint)count)
            throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be in 0 … {count - 1}, got {place}"));
    }
}
