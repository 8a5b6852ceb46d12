using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>Softplus, ln(1 + eᶻ): a smooth ReLU.</summary>
/// <remarks>Derivative σ(z). No kink and never 0, but an exp and a logarithm each time.</remarks>
public sealed record Softplus : Activation
{
    /// <inheritdoc/>
    public override string Name => "Softplus";

    /// <inheritdoc/>
    public override string Formula => "ln(1 + eᶻ)";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (0, double.PositiveInfinity);

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(default(Curve), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(default(Curve), input, outputGradient, inputGradient);

    private readonly struct Curve : ICurve
    {
        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Functions.Softplus(z);

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => Sigmoid(z);
    }
}
