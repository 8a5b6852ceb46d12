using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;
using static CourseKit.Activations.Functions;

namespace CourseKit.Activations;

/// <summary>The step function: 1 for z ≥ 0, otherwise 0; the perceptron's activation.</summary>
/// <remarks>Derivative 0 everywhere, at the jump z = 0 too: gradient descent learns nothing through it. With <c>new UnitStep(-1)</c> it steps from
/// −1 to 1, the perceptron's signs.</remarks>
/// <param name="Low">The value for z &lt; 0, a finite number.</param>
public sealed record UnitStep(double Low = 0) : Activation
{
    /// <summary>The value for z &lt; 0, a finite number.</summary>
    public double Low { get; init => field = Finite(value, nameof(Low)); } = Finite(Low, nameof(Low));

    /// <inheritdoc/>
    public override string Name => "Step";

    /// <inheritdoc/>
    public override string Formula => "1 for z ≥ 0, otherwise the low value";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Math.Min(Low, 1), Math.Max(Low, 1));

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => [0];

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output) => Pointwise.Apply(new Curve(Low), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(new Curve(Low), input, outputGradient, inputGradient);

    private readonly struct Curve(double low) : ICurve
    {
        public static bool IsCheap => true;

        public V Value<V>(V z)
            where V : unmanaged, IRegister<V> => Where(Positive(-z), Number<V>(low), V.One);

        public V Slope<V>(V z)
            where V : unmanaged, IRegister<V> => V.Zero;
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
