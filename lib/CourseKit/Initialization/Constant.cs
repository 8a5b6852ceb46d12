using System.Globalization;
using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>The same number everywhere: what must not be done, for showing why.</summary>
/// <remarks>
/// Units with the same weights compute the same output, get the same gradient and stay copies of each other for ever; random
/// values break the symmetry. (Right for biases, which start at 0, and where there is no symmetry: a single layer.)
/// </remarks>
/// <param name="Value">The number, finite.</param>
public sealed record Constant(double Value = 0) : Initializer
{
    /// <summary>The number, finite.</summary>
    public double Value { get; init => field = Finite(value); } = Finite(Value);

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"Constant {Value}");

    /// <inheritdoc/>
    public override string Formula => "the same number everywhere";

    /// <inheritdoc/>
    public override double Deviation(WeightShape shape) => Math.Abs(Value);

    /// <inheritdoc/>
    protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights) => weights.Fill(Value);

    private static double Finite(double value)
        => double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Value), string.Create(CultureInfo.InvariantCulture, $"Value must be a finite number, got {value}"));

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
