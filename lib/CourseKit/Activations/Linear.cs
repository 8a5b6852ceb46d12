using CourseKit.Tensors;

namespace CourseKit.Activations;

/// <summary>The linear activation τ(z) = z: no activation, the output of a regression network.</summary>
/// <remarks>Derivative 1. A stack of layers with it computes one linear map, however deep it is.</remarks>
public sealed record Linear : Activation
{
    /// <inheritdoc/>
    public override string Name => "Linear";

    /// <inheritdoc/>
    public override string Formula => "z";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    internal override bool SlopeFromOutput => true;

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(default(Curve), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(default(Curve), input, outputGradient, inputGradient);

    private readonly struct Curve : ICurve
    {
        public static bool IsCheap => true;

        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => z;

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => V.One;
    }
}
