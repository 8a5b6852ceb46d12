using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The leaky rectified linear unit: z for z &gt; 0, otherwise αz.</summary>
/// <remarks>Derivative 1 for z > 0, otherwise α, at the kink z = 0 too. A unit can't die. (Maas 2013.)</remarks>
/// <param name="Alpha">The slope α for z ≤ 0, a finite number ≥ 0.</param>
public sealed record LeakyReLU(double Alpha = 0.01) : Activation
{
    /// <summary>The slope α for z ≤ 0, a finite number ≥ 0.</summary>
    public double Alpha { get; init => field = NotNegative(value, nameof(Alpha)); } = NotNegative(Alpha, nameof(Alpha));

    /// <inheritdoc/>
    public override string Name => "Leaky ReLU";

    /// <inheritdoc/>
    public override string Formula => "z for z > 0, otherwise αz";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Alpha > 0 ? double.NegativeInfinity : 0, double.PositiveInfinity);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => Alpha == 1 ? [] : [0];

    /// <inheritdoc/>
    internal override bool SlopeFromOutput => true;

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(new Curve(Alpha), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(new Curve(Alpha), input, outputGradient, inputGradient);

    internal readonly struct Curve(double alpha) : ICurve
    {
        public static bool IsCheap => true;

        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Where(Positive(z), z, Number<V>(alpha) * z);

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => Where(Positive(z), V.One, Number<V>(alpha));
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
