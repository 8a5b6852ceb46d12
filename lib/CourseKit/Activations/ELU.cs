using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The exponential linear unit: z for z &gt; 0, otherwise α(eᶻ − 1).</summary>
/// <remarks>Derivative 1 for z > 0, otherwise αeᶻ; at z = 0 it is α, without a kink when α = 1. Its mean output is nearer to 0 than ReLU's.
/// (Clevert 2016.)</remarks>
/// <param name="Alpha">How far below 0 it goes, a finite number ≥ 0.</param>
public sealed record ELU(double Alpha = 1) : Activation
{
    /// <summary>How far below 0 it goes, a finite number ≥ 0.</summary>
    public double Alpha { get; init => field = NotNegative(value, nameof(Alpha)); } = NotNegative(Alpha, nameof(Alpha));

    /// <inheritdoc/>
    public override string Name => "ELU";

    /// <inheritdoc/>
    public override string Formula => "z for z > 0, otherwise α(eᶻ − 1)";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (-Alpha, double.PositiveInfinity);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => Alpha == 1 ? [] : [0];

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(new Curve(Alpha), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(new Curve(Alpha), input, outputGradient, inputGradient);

    private readonly struct Curve(double alpha) : ICurve
    {
        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Where(Positive(z), z, Number<V>(alpha) * ExpMinusOne(z));

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => Where(Positive(z), V.One, Number<V>(alpha) * Exp(z));
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
