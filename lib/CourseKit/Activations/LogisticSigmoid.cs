using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The sigmoid σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1.</summary>
/// <remarks>Derivative σ(z)(1 − σ(z)), at most ¼ and almost 0 where |z| is large: saturation kills gradients. Its outputs are all positive, not
/// zero-centred, and it costs an exp. Not linear, whatever one source says.</remarks>
public sealed record LogisticSigmoid : Activation
{
    /// <inheritdoc/>
    public override string Name => "Sigmoid";

    /// <inheritdoc/>
    public override string Formula => "1 / (1 + e⁻ᶻ)";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (0, 1);

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(default(Curve), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(default(Curve), input, outputGradient, inputGradient);

    private readonly struct Curve : ICurve
    {
        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Sigmoid(z);

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => SigmoidSlope(z);
    }
}
