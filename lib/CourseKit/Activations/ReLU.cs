using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The rectified linear unit, max(0, z).</summary>
/// <remarks>Derivative 1 for z > 0, otherwise 0; at the kink z = 0 it is 0. It doesn't saturate for z > 0 and costs next to nothing, but a unit
/// whose z is never positive gets no gradient any more: it is dead (see <see cref="DeadUnitCounter"/>).</remarks>
public sealed record ReLU : Activation
{
    /// <inheritdoc/>
    public override string Name => "ReLU";

    /// <inheritdoc/>
    public override string Formula => "max(0, z)";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (0, double.PositiveInfinity);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => [0];

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
            where V : unmanaged, IRegister<V> => Where(Positive(z), z, V.Zero);

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => Where(Positive(z), V.One, V.Zero);
    }
}
