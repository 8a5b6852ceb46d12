using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The hyperbolic tangent, between −1 and 1: tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) = 2σ(2z) − 1.</summary>
/// <remarks>Derivative 1 − tanh²(z), at most 1. Zero-centred, but it saturates as the sigmoid does.</remarks>
public sealed record Tanh : Activation
{
    /// <inheritdoc/>
    public override string Name => "Tanh";

    /// <inheritdoc/>
    public override string Formula => "(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (-1, 1);

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(default(Curve), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(default(Curve), input, outputGradient, inputGradient);

    private readonly struct Curve : ICurve
    {
        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Functions.Tanh(z);

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => TanhSlope(z);
    }
}
