using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>Mish, z tanh(softplus(z)) = z tanh(ln(1 + eᶻ)).</summary>
/// <remarks>Derivative t + z (1 − t²) σ(z) with t = tanh(softplus(z)). Smooth, not monotonic: least −0.309 at z = −1.192. (Misra 2019.)</remarks>
public sealed record Mish : Activation
{
    /// <inheritdoc/>
    public override string Name => "Mish";

    /// <inheritdoc/>
    public override string Formula => "z tanh(ln(1 + eᶻ))";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (-0.309, double.PositiveInfinity);

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(default(Curve), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(default(Curve), input, outputGradient, inputGradient);

    private readonly struct Curve : ICurve
    {
        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Gated(z, Functions.Tanh(Functions.Softplus(z)));

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V>
        {
            var s = Functions.Softplus(z);
            return Functions.Tanh(s) + (z * TanhSlope(s) * Sigmoid(z));
        }
    }
}
