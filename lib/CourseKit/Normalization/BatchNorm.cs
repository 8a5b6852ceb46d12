using System.Globalization;
using System.Numerics;
using System.Text;
using CourseKit.Display;
using CourseKit.Layers;
using CourseKit.Tensors;

namespace CourseKit.Normalization;

/// <summary>Batch normalization: each feature gets mean 0 and variance 1 over the mini-batch, then a learned scale γ and shift β.</summary>
/// <remarks>
/// <para>(5.15)–(5.17), Ioffe and Szegedy (2015). In training, over the m numbers that a feature has in the batch:
/// μ_B = (1/m) Σ z, σ_B² = (1/m) Σ (z − μ_B)², ẑ = (z − μ_B) / √(σ_B² + ε), o = γẑ + β. For plain features m is the batch's size;
/// of images, each feature map is one feature, and m = examples × height × width. It stands in front of the
/// non-linearity, behind a layer whose bias it makes redundant: <c>new Dense(100) { Bias = false }, new BatchNorm(), new
/// Activate(new ReLU())</c>. γ starts at 1, β at 0; neither decays. It does not map to [0, 1], as one source says.</para>
/// <para>Back, with g = ∂e/∂o: ∂e/∂β = Σg, ∂e/∂γ = Σgẑ, ∂e/∂z = γ/√(σ_B² + ε) · (g − (1/m) ∂e/∂β − (1/m) ẑ ∂e/∂γ): the
/// two last terms are what changes because μ_B and σ_B² depend on z.</para>
/// <para>In prediction (5.18) o = γ/√(σ² + ε) · z + (β − γμ/√(σ² + ε)), each example by itself, with running averages of the
/// batches: μ ← αμ + (1 − α)μ_B, and σ² the same with the unbiased σ_B² · m/(m − 1). PyTorch: BatchNorm1d and 2d,
/// momentum = 1 − α. <c>PopulationStatistics</c> of <c>CourseKit.Training</c> replaces the averages, after training, by
/// those of the whole training set. A feature that is constant in the batch gives β; a batch of two knows only which is the
/// larger, ẑ = ±1; with m = 1 training is an error, as in PyTorch.</para>
/// </remarks>
/// <param name="Decay">α of the running averages, in [0, 1): how much stays of the old.</param>
/// <param name="Epsilon">ε, in (0, ∞), against division by 0.</param>
public sealed record BatchNorm(double Decay = 0.9, double Epsilon = 1e-5) : Layer
{
    /// <summary>α of the running averages, in [0, 1): how much stays of the old.</summary>
    public double Decay { get; init => field = InRange(value); } = InRange(Decay);

    /// <summary>ε, in (0, ∞), against division by 0.</summary>
    public double Epsilon { get; init => field = Positive(value); } = Positive(Epsilon);

    /// <inheritdoc/>
    public override string Name => "Batch norm";

    /// <inheritdoc/>
    public override string Formula => "o = γ (z − μ) / √(σ² + ε) + β";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(TensorShape input)
        => [ParameterSpec.Row("γ", input.Channels, 1), ParameterSpec.Row("β", input.Channels, 0)];

    /// <summary>The running averages: μ starts at 0, σ² at 1.</summary>
    /// <param name="input">The shape of an example that goes in.</param>
    public override IReadOnlyList<StatisticSpec> Statistics(TensorShape input)
        => [new StatisticSpec("μ", input.Channels, 0), new StatisticSpec("σ²", input.Channels, 1)];

    /// <inheritdoc/>
    protected internal override unsafe void Forward<T>(LayerPass pass)
    {
        var m = (double)pass.Examples * pass.InputShape.MapSize;
        if (pass.Training && m == 1)
            throw new ShapeException($"{Name}: one example alone has no variance to train with: make batches of at least 2, and leave out an epoch's last batch if it has 1");
        fixed (T* z = pass.Input.AsSpan<T>(), o = pass.Output.AsSpan<T>(), γ = pass.Parameter(0).AsSpan<T>(), β = pass.Parameter(1).AsSpan<T>())
        fixed (T* μ = Mean<T>(pass), σ2 = Variance<T>(pass), a = Factor<T>(pass), blocks = Blocks<T>(pass))
        {
            new BatchNormPass<T>
            {
                Shape = pass.InputShape,
                Examples = pass.Examples,
                Training = pass.Training,
                ε = T.CreateTruncating(Epsilon),
                z = z,
                μ = μ,
                σ2 = σ2,
                a = a,
                OfBlocks = blocks,
                γ = γ,
                β = β,
                o = o,
            }.Forward();
        }

        if (!pass.Training)
            return;
        Average(pass.Statistic(0).AsSpan<T>(), Mean<T>(pass), 1);
        Average(pass.Statistic(1).AsSpan<T>(), Variance<T>(pass), m / (m - 1));
    }

    /// <inheritdoc/>
    protected internal override unsafe void Backward<T>(LayerPass pass)
    {
        var sums = pass.Scratch(3, 3, pass.InputShape.Channels);
        var ofInput = pass.InputGradient is null ? [] : pass.InputGradient.AsSpan<T>();
        fixed (T* z = pass.Input.AsSpan<T>(), g = pass.OutputGradient.AsSpan<T>(), ofγ = pass.Gradient(0).AsSpan<T>(), ofβ = pass.Gradient(1).AsSpan<T>(), ofz = ofInput)
        fixed (T* μ = Mean<T>(pass), σ2 = Variance<T>(pass), a = Factor<T>(pass), blocks = Blocks<T>(pass), p = sums.RowSpan<T>(0), q = sums.RowSpan<T>(1), products = sums.RowSpan<T>(2))
        {
            new BatchNormPass<T>
            {
                Shape = pass.InputShape,
                Examples = pass.Examples,
                Training = pass.Training,
                ε = T.CreateTruncating(Epsilon),
                z = z,
                μ = μ,
                σ2 = σ2,
                a = a,
                OfBlocks = blocks,
                g = g,
                SumOfProducts = products,
                p = p,
                q = q,
                Ofγ = ofγ,
                Ofβ = ofβ,
                Ofz = ofz,
            }.Backward();
        }
    }

    // Of the batch where it trains, and the averages where it predicts.
    private static Span<T> Mean<T>(LayerPass pass)
        where T : unmanaged
        => pass.Training ? pass.Scratch(0, 1, pass.InputShape.Channels).AsSpan<T>() : pass.Statistic(0).AsSpan<T>();

    private static Span<T> Variance<T>(LayerPass pass)
        where T : unmanaged
        => pass.Training ? pass.Scratch(1, 1, pass.InputShape.Channels).AsSpan<T>() : pass.Statistic(1).AsSpan<T>();

    // γ / √(σ² + ε).
    private static Span<T> Factor<T>(LayerPass pass)
        where T : unmanaged
        => pass.Scratch(2, 1, pass.InputShape.Channels).AsSpan<T>();

    // Two sums of every block of rows but the first.
    private static Span<T> Blocks<T>(LayerPass pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => pass.Scratch(4, 2 * (BatchNormPass<T>.Blocks(pass.InputShape, pass.Examples) - 1), pass.InputShape.Channels).AsSpan<T>();

    private void Average<T>(Span<T> average, ReadOnlySpan<T> batch, double correction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (α, rest) = (T.CreateTruncating(Decay), T.CreateTruncating((1 - Decay) * correction));
        for (var c = 0; c < average.Length; c++)
            average[c] = (α * average[c]) + (rest * batch[c]);
    }

    private static double InRange(double decay)
        => decay is >= 0 and < 1 ? decay : throw new ArgumentOutOfRangeException(nameof(Decay), string.Create(CultureInfo.InvariantCulture, $"Decay must be in [0, 1), got {decay}"));

    private static double Positive(double epsilon)
        => epsilon > 0 && double.IsFinite(epsilon)
            ? epsilon
            : throw new ArgumentOutOfRangeException(nameof(Epsilon), string.Create(CultureInfo.InvariantCulture, $"Epsilon must be in (0, ∞), got {epsilon}"));

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
