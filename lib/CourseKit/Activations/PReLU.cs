using System.Numerics;
using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Activations;

/// <summary>The parametric ReLU: z for z &gt; 0, otherwise αz, with an α that is learned by back-propagation.</summary>
/// <remarks>
/// ∂o/∂z = 1 for z > 0, otherwise α (at the kink z = 0 too); ∂o/∂α = min(0, z), summed over all examples that share the α.
/// (He 2015, where α starts at 0.25.) The record is the activation with one α of now; a layer that learns an α for each
/// unit keeps them beside its weights and calls the static members.
/// </remarks>
/// <param name="Alpha">The slope α for z ≤ 0, a finite number.</param>
public sealed record PReLU(double Alpha = PReLU.Start) : Activation
{
    /// <summary>The α to start learning from.</summary>
    public const double Start = 0.25;

    /// <summary>The slope α for z ≤ 0, a finite number.</summary>
    public double Alpha { get; init => field = Finite(value, nameof(Alpha)); } = Finite(Alpha, nameof(Alpha));

    /// <inheritdoc/>
    public override string Name => "PReLU";

    /// <inheritdoc/>
    public override string Formula => "z for z > 0, otherwise αz, α learned";

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Alpha > 0 ? double.NegativeInfinity : 0, double.PositiveInfinity);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => Alpha == 1 ? [] : [0];

    /// <summary>∂e/∂α = Σ ∂e/∂o · min(0, z) over a whole batch, for the one α of this record.</summary>
    /// <param name="input">z (examples × units).</param>
    /// <param name="outputGradient">∂e/∂o, of the same shape.</param>
    public double AlphaGradient(Matrix input, Matrix outputGradient)
    {
        ArgumentNullException.ThrowIfNull(input);
        var gradient = new Vector(1, input.Precision);
        AddAlphaGradient(input, outputGradient, gradient);
        return gradient[0];
    }

    /// <summary>o for a batch, with an α for each unit or one for all.</summary>
    /// <param name="alpha">α, one number a column of z, or a single one.</param>
    /// <param name="input">z (examples × units).</param>
    /// <param name="output">Receives o; may be the input.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static void Apply(Vector alpha, Matrix input, Matrix output)
    {
        Require(alpha, input, output);
        if (input.Precision == Precision.Single)
            Each<float>(alpha, input, input, output);
        else
            Each<double>(alpha, input, input, output);
    }

    /// <summary>∂e/∂z for a batch, with an α for each unit or one for all.</summary>
    /// <param name="alpha">α, one number a column of z, or a single one.</param>
    /// <param name="input">z (examples × units).</param>
    /// <param name="outputGradient">∂e/∂o.</param>
    /// <param name="inputGradient">Receives ∂e/∂z; may be the output's gradient, when α's gradient has been taken already.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static void Backward(Vector alpha, Matrix input, Matrix outputGradient, Matrix inputGradient)
    {
        Require(alpha, input, outputGradient);
        Require(alpha, input, inputGradient);
        if (input.Precision == Precision.Single)
            Each<float>(alpha, input, outputGradient, inputGradient);
        else
            Each<double>(alpha, input, outputGradient, inputGradient);
    }

    /// <summary>Adds ∂e/∂α = Σ ∂e/∂o · min(0, z) to a gradient: for each unit over the examples, or over all for a single α.</summary>
    /// <param name="input">z (examples × units).</param>
    /// <param name="outputGradient">∂e/∂o.</param>
    /// <param name="alphaGradient">What is added to: one number a column of z, or a single one.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static void AddAlphaGradient(Matrix input, Matrix outputGradient, Vector alphaGradient)
    {
        Require(alphaGradient, input, outputGradient);
        if (input.Precision == Precision.Single)
            AddAlphaGradient<float>(input, outputGradient, alphaGradient.AsSpan<float>());
        else
            AddAlphaGradient<double>(input, outputGradient, alphaGradient.AsSpan<double>());
    }

    /// <inheritdoc/>
    protected internal override void Values<T>(ReadOnlySpan<T> input, Span<T> output)
        => Pointwise.Apply(new LeakyReLU.Curve(Alpha), input, output);

    /// <inheritdoc/>
    protected internal override void Gradients<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        => Pointwise.Backward(new LeakyReLU.Curve(Alpha), input, outputGradient, inputGradient);

    // result = factor for z > 0, otherwise α · factor: the factor is z itself forward, the gradient backward.
    private static void Each<T>(Vector alpha, Matrix input, Matrix factor, Matrix result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var slopes = alpha.AsSpan<T>();
        for (var row = 0; row < input.Rows; row++)
        {
            var z = input.RowSpan<T>(row);
            var f = factor.RowSpan<T>(row);
            var o = result.RowSpan<T>(row);
            for (var j = 0; j < z.Length; j++)
                o[j] = T.IsNaN(z[j]) ? z[j] : z[j] > T.Zero ? f[j] : slopes[slopes.Length == 1 ? 0 : j] * f[j];
        }
    }

    private static void AddAlphaGradient<T>(Matrix input, Matrix outputGradient, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var whole = 0.0;
        for (var row = 0; row < input.Rows; row++)
        {
            var z = input.RowSpan<T>(row);
            var g = outputGradient.RowSpan<T>(row);
            for (var j = 0; j < z.Length; j++)
            {
                var part = z[j] > T.Zero ? T.Zero : g[j] * z[j];
                if (sums.Length == z.Length)
                    sums[j] += part;
                else
                    whole += double.CreateTruncating(part);
            }
        }

        if (sums.Length != input.Columns)
            sums[0] += T.CreateTruncating(whole);
    }

    private static void Require(Vector alpha, Matrix input, Matrix other)
    {
        ArgumentNullException.ThrowIfNull(alpha);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(other);
        if (input.Rows != other.Rows || input.Columns != other.Columns)
            throw new ShapeException(Invariant($"PReLU: the input is {input.Rows} × {input.Columns}, the other matrix {other.Rows} × {other.Columns}: both must have the same shape"));
        if (alpha.Length != 1 && alpha.Length != input.Columns)
            throw new ShapeException(Invariant($"PReLU: the input is {input.Rows} × {input.Columns}, α has {alpha.Length} numbers: there must be one a column, or a single one"));
        if (input.Precision != other.Precision || input.Precision != alpha.Precision)
            throw new ArgumentException($"PReLU: the input has precision {input.Precision}, the other matrix {other.Precision}, α {alpha.Precision}: all must have the same");
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
