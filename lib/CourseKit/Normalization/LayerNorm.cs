using System.Globalization;
using System.Text;
using CourseKit.Display;
using CourseKit.Layers;
using CourseKit.Tensors;

namespace CourseKit.Normalization;

/// <summary>Layer normalization: each example gets mean 0 and variance 1 over its own features, then a learned γ and β a feature.</summary>
/// <remarks>
/// Ba, Kiros and Hinton (2016). Over the n numbers of one example: μ = (1/n) Σ z, σ² = (1/n) Σ (z − μ)²,
/// ẑ = (z − μ) / √(σ² + ε), o = γẑ + β with γ and β of each feature. The batch does not matter: training and prediction are the
/// same, and a batch of one is as good as any. Of an image, n is all of it. Back, with h = γ ∂e/∂o:
/// ∂e/∂z = (h − mean(h) − ẑ mean(hẑ)) / √(σ² + ε). PyTorch: LayerNorm over the whole example. An example whose numbers are
/// all the same (or that has only one) gives β.
/// </remarks>
/// <param name="Epsilon">ε, in (0, ∞), against division by 0.</param>
public sealed record LayerNorm(double Epsilon = 1e-5) : Layer
{
    /// <summary>ε, in (0, ∞), against division by 0.</summary>
    public double Epsilon { get; init => field = Positive(value); } = Positive(Epsilon);

    /// <inheritdoc/>
    public override string Name => "Layer norm";

    /// <inheritdoc/>
    public override string Formula => "o = γ (z − μ) / √(σ² + ε) + β, μ and σ² of the example";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(TensorShape input)
        => [ParameterSpec.Row("γ", input.Size, 1), ParameterSpec.Row("β", input.Size, 0)];

    /// <inheritdoc/>
    protected internal override unsafe void Forward<T>(LayerPass pass)
    {
        var (examples, size) = (pass.Examples, pass.InputShape.Size);
        var moments = pass.Scratch(0, 2, examples);
        fixed (T* z = pass.Input.AsSpan<T>(), o = pass.Output.AsSpan<T>(), ẑ = pass.Scratch(1, examples, size).AsSpan<T>(), none = Zeros(pass).AsSpan<T>())
        fixed (T* γ = pass.Parameter(0).AsSpan<T>(), β = pass.Parameter(1).AsSpan<T>(), μ = moments.RowSpan<T>(0), a = moments.RowSpan<T>(1))
        {
            BatchKernels.Sum(new BatchTerms.Value<T>(z), 1, Rows(pass), 1.0 / size, μ);
            BatchKernels.Sum(new BatchTerms.Squared<T>(z, μ), 1, Rows(pass), 1.0 / size, a);
            var ε = T.CreateTruncating(Epsilon);
            for (var i = 0; i < examples; i++)
                a[i] = T.One / T.Sqrt(a[i] + ε);
            BatchKernels.Write(new BatchTerms.Normalized<T>(z, μ, a, none), 1, Rows(pass), ẑ);
            BatchKernels.Write(new BatchTerms.Normalized<T>(ẑ, none, γ, β), examples, size, o);
        }
    }

    /// <inheritdoc/>
    protected internal override unsafe void Backward<T>(LayerPass pass)
    {
        var (examples, size) = (pass.Examples, pass.InputShape.Size);
        var moments = pass.Scratch(0, 2, examples);
        var means = pass.Scratch(3, 2, examples);
        fixed (T* g = pass.OutputGradient.AsSpan<T>(), ẑ = pass.Scratch(1, examples, size).AsSpan<T>(), h = pass.Scratch(2, examples, size).AsSpan<T>(), none = Zeros(pass).AsSpan<T>())
        fixed (T* γ = pass.Parameter(0).AsSpan<T>(), ofγ = pass.Gradient(0).AsSpan<T>(), ofβ = pass.Gradient(1).AsSpan<T>(), a = moments.RowSpan<T>(1))
        {
            BatchKernels.Sum(new BatchTerms.Value<T>(g), examples, size, 1, ofβ);
            BatchKernels.Sum(new BatchTerms.Product<T>(g, ẑ, none), examples, size, 1, ofγ);
            if (pass.InputGradient is null)
                return;
            fixed (T* ofZ = pass.InputGradient.AsSpan<T>(), p = means.RowSpan<T>(0), q = means.RowSpan<T>(1))
            {
                BatchKernels.Write(new BatchTerms.Normalized<T>(g, none, γ, none), examples, size, h);
                BatchKernels.Sum(new BatchTerms.Value<T>(h), 1, Rows(pass), 1.0 / size, p);
                BatchKernels.Sum(new BatchTerms.Product<T>(h, ẑ, none), 1, Rows(pass), 1.0 / size, q);
                BatchKernels.Write(new BatchTerms.Back<T>(h, ẑ, none, a, p, q), 1, Rows(pass), ofZ);
            }
        }
    }

    // The loops over feature maps serve here: the batch is one image, each of its examples a map.
    private static TensorShape Rows(LayerPass pass) => (pass.Examples, 1, pass.InputShape.Size);

    private static Matrix Zeros(LayerPass pass) => pass.Scratch(4, 1, Math.Max(pass.Examples, pass.InputShape.Size));

    private static double Positive(double epsilon)
        => epsilon > 0 && double.IsFinite(epsilon)
            ? epsilon
            : throw new ArgumentOutOfRangeException(nameof(Epsilon), string.Create(CultureInfo.InvariantCulture, $"Epsilon must be in (0, ∞), got {epsilon}"));

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
