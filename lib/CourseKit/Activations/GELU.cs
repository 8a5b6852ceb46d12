using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The Gaussian error linear unit z Φ(z), Φ being the standard normal distribution function.</summary>
/// <remarks>Φ(z) = ½(1 + erf(z/√2)). Derivative Φ(z) + z φ(z). (Hendrycks and Gimpel 2016.) The cheaper form is <see cref="TanhGELU"/>.</remarks>
public sealed record GELU : Activation
{
    /// <inheritdoc/>
    public override string Name => "GELU";

    /// <inheritdoc/>
    public override string Formula => "z · ½(1 + erf(z/√2))";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (-0.17, double.PositiveInfinity);

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(default(Curve), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(default(Curve), input, outputGradient, inputGradient);

    private readonly struct Curve : ICurve
    {
        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Gated(z, NormalShare(z));

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => NormalShare(z) + (z * NormalDensity(z));
    }
}
