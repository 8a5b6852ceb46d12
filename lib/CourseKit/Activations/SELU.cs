using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The self-normalizing ELU: λz for z &gt; 0, otherwise λα(eᶻ − 1), with fixed α ≈ 1.6733 and λ ≈ 1.0507.</summary>
/// <remarks>Derivative λ for z > 0, otherwise λαeᶻ, λα at the kink z = 0. α and λ are chosen so that standard normal inputs give outputs of mean 0
/// and variance 1. (Klambauer 2017.)</remarks>
public sealed record SELU : Activation
{
    /// <summary>α, how far below 0 it goes (times λ).</summary>
    public const double Alpha = 1.6732632423543772848170429916717;

    /// <summary>λ, the slope for z &gt; 0.</summary>
    public const double Lambda = 1.0507009873554804934193349852946;

    /// <inheritdoc/>
    public override string Name => "SELU";

    /// <inheritdoc/>
    public override string Formula => "λz for z > 0, otherwise λα(eᶻ − 1)";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (-Lambda * Alpha, double.PositiveInfinity);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => [0];

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(default(Curve), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(default(Curve), input, outputGradient, inputGradient);

    private readonly struct Curve : ICurve
    {
        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Number<V>(Lambda) * Where(Positive(z), z, Number<V>(Alpha) * ExpMinusOne(z));

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => Number<V>(Lambda) * Where(Positive(z), V.One, Number<V>(Alpha) * Exp(z));
    }
}
