using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The sigmoid linear unit (swish) z σ(z).</summary>
/// <remarks>Derivative σ(z) + z σ'(z). Smooth, not monotonic: least −0.278 at z = −1.278. (Elfwing 2018; Ramachandran 2017.)</remarks>
public sealed record SiLU : Activation
{
    /// <inheritdoc/>
    public override string Name => "SiLU";

    /// <inheritdoc/>
    public override string Formula => "z / (1 + e⁻ᶻ)";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (-0.2785, double.PositiveInfinity);

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(default(Curve), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(default(Curve), input, outputGradient, inputGradient);

    private readonly struct Curve : ICurve
    {
        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Gated(z, Sigmoid(z));

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => Sigmoid(z) + (z * SigmoidSlope(z));
    }
}
