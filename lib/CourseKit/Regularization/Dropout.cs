using System.Globalization;
using System.Text;
using CourseKit.Display;
using CourseKit.Layers;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>Dropout: in training each unit of each example is left out at random, so that none can rely on another.</summary>
/// <remarks>
/// Algorithm 5-8, (5.35); Srivastava et al. (2014). With the drop rate p and the keep (survival) rate 1 − p:
/// inverted, training o = z ⊙ m / (1 − p), prediction o = z; scaled at prediction, training o = z ⊙ m, prediction
/// o = (1 − p) z, with a mask m of 0 and 1 that is drawn anew for each example and step. Either way the expectation of o
/// is the same in training and prediction. Usual: p = 0.2 behind the input, 0.5 behind hidden layers. What is given is
/// always the rate that is <em>dropped</em>; a source that gives the rate that is kept is written
/// <c>Dropout.Keeping(0.8)</c>.
/// <para>The mask follows from one draw of the layer's stream a step, bit for bit on every machine, and the same in both
/// precisions: it seeds eight generators side by side, and each of their 64-bit numbers serves four units, 16 bits each. So
/// p is rounded to a multiple of 2⁻¹⁶. PyTorch: Dropout(p), and Dropout2d for <see cref="WholeMaps"/>.</para>
/// </remarks>
/// <param name="DropRate">p, in [0, 1): the part of the units that is left out.</param>
/// <param name="Form">Where the missing units are made up for.</param>
public sealed record Dropout(double DropRate, DropoutForm Form = DropoutForm.Inverted) : Layer
{
    /// <summary>p, in [0, 1): the part of the units that is left out.</summary>
    public double DropRate { get; init => field = InRange(value); } = InRange(DropRate);

    /// <summary>Where the missing units are made up for.</summary>
    public DropoutForm Form { get; init => field = Defined(value); } = Defined(Form);

    /// <summary>Whether feature maps are dropped as a whole (spatial dropout, Tompson et al. 2015): neighbouring pixels tell each other's value.</summary>
    public bool WholeMaps { get; init; }

    /// <summary>1 − p, the part of the units that survives.</summary>
    public double KeepRate => 1 - DropRate;

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"Dropout {DropRate}{(WholeMaps ? " of maps" : "")}{(Form == DropoutForm.Inverted ? "" : ", scaled at prediction")}");

    /// <inheritdoc/>
    public override string Formula => Form == DropoutForm.Inverted
        ? "training: o = z ⊙ m / (1 − p); prediction: o = z"
        : "training: o = z ⊙ m; prediction: o = (1 − p) z";

    /// <summary>Dropout given by the rate that is kept.</summary>
    /// <param name="keepRate">1 − p, in (0, 1]: the part of the units that survives.</param>
    /// <param name="form">Where the missing units are made up for.</param>
    public static Dropout Keeping(double keepRate, DropoutForm form = DropoutForm.Inverted)
        => keepRate is > 0 and <= 1
            ? new Dropout(1 - keepRate, form)
            : throw new ArgumentOutOfRangeException(nameof(keepRate), string.Create(CultureInfo.InvariantCulture, $"keepRate must be in (0, 1], got {keepRate}"));

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass)
    {
        if (pass.Training)
        {
            var kept = T.CreateTruncating(Form == DropoutForm.Inverted ? 1 / KeepRate : 1);
            DropMask.Fill(pass.Random.NextBits(), DropRate, kept, Mask(pass).AsSpan<T>());
        }

        Apply<T>(pass, pass.Input, pass.Output);
    }

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
        if (pass.InputGradient is { } inputGradient)
            Apply<T>(pass, pass.OutputGradient, inputGradient);
    }

    // The same factor for each unit, forward and back.
    private void Apply<T>(LayerPass pass, Matrix from, Matrix to)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Span<T> z = from.AsSpan<T>(), o = to.AsSpan<T>();
        if (!pass.Training)
        {
            Kernels.Combine<T, Multiplication>(z, T.CreateTruncating(Form == DropoutForm.Inverted ? 1 : KeepRate), false, o);
            return;
        }

        var mask = Mask(pass).AsSpan<T>();
        if (mask.Length == z.Length)
        {
            Kernels.Combine<T, Multiplication>(z, mask, o);
            return;
        }

        var size = pass.InputShape.MapSize;
        for (var map = 0; map < mask.Length; map++)
            Kernels.Combine<T, Multiplication>(z.Slice(map * size, size), mask[map], false, o.Slice(map * size, size));
    }

    private Matrix Mask(LayerPass pass) => pass.Scratch(0, pass.Examples, WholeMaps ? pass.InputShape.Channels : pass.InputShape.Size);

    private static double InRange(double rate)
        => rate is >= 0 and < 1
            ? rate
            : throw new ArgumentOutOfRangeException(nameof(DropRate), string.Create(CultureInfo.InvariantCulture, $"DropRate must be in [0, 1), got {rate}: it is the part that is left out; to give the part that is kept, use Dropout.Keeping"));

    private static DropoutForm Defined(DropoutForm form)
        => Enum.IsDefined(form) ? form : throw new ArgumentOutOfRangeException(nameof(Form), Invariant($"Form must be one of DropoutForm's, got {(int)form}"));

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
