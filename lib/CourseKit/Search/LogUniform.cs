using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Numbers whose logarithm is uniform: 10^U(log₁₀ low, log₁₀ high). For learning rates and penalties, where factors count and not differences.</summary>
/// <remarks>
/// Uniform in [10⁻⁶, 10⁻²] itself, nine of ten learning rates would lie above 10⁻³, and four orders of magnitude below go nearly untried.
/// </remarks>
public sealed record LogUniform : SearchRange
{
    /// <summary>A range of positive numbers.</summary>
    /// <param name="low">The lower end, finite, &gt; 0.</param>
    /// <param name="high">The upper end, finite, &gt; low.</param>
    public LogUniform(double low, double high)
    {
        if (!(low > 0))
            throw new ArgumentOutOfRangeException(nameof(low), $"low must be > 0 for a logarithm to exist, got {Storage.Text(low)}");
        RequireEnds(low, high);
        (Low, High) = (low, high);
    }

    /// <summary>The lower end.</summary>
    public double Low { get; }

    /// <summary>The upper end.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override string Description => $"log-uniform in [{Text(Low)}, {Text(High)}]";

    /// <inheritdoc/>
    public override int? Count => null;

    /// <summary>The range by its exponents: <c>LogUniform.OfPowers(-6, -2)</c> is 10^U(−6, −2).</summary>
    /// <param name="low">The lower exponent of 10.</param>
    /// <param name="high">The upper exponent of 10, &gt; low.</param>
    public static LogUniform OfPowers(double low, double high) => new(Math.Pow(10, low), Math.Pow(10, high));

    // The ends are given back as they are: rounding must not lead out of the range.
    private protected override SettingValue ValueAt(double u)
        => u == 0 ? Low : u == 1 ? High : Math.Clamp(Math.Pow(10, Math.Log10(Low) + (u * Math.Log10(High / Low))), Low, High);

    private protected override double? Find(SettingValue value)
        => value.Number == Low ? 0 : value.Number == High ? 1 : Math.Log10(value.Number / Low) / Math.Log10(High / Low);

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
