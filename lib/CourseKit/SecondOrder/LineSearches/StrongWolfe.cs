using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder.LineSearches;

/// <summary>A step that meets Wolfe's strong conditions: φ(α) ≤ φ(0) + c₁αφ'(0) and |φ'(α)| ≤ −c₂φ'(0).</summary>
/// <remarks>
/// Nocedal and Wright, Algorithms 3.5 and 3.6: longer steps until an interval must hold a good one, then that is narrowed by cubic
/// and quadratic interpolation, kept off the interval's ends, with a bisection whenever three steps did not shrink it to two thirds. A value (or
/// gradient) that is NaN or infinite is an upper limit for the step. The gradient is computed only where Armijo's condition holds. When rounding
/// hides the decrease, φ's slope is trusted in its place.
/// </remarks>
public sealed record StrongWolfe : LineSearch
{
    /// <summary>c₁, in (0, c₂).</summary>
    public double Decrease { get; init; } = 1e-4;

    /// <summary>c₂, in (c₁, 1): 0.9 for Newton and quasi-Newton, 0.1 … 0.4 for conjugate gradient.</summary>
    public double Curvature { get; init; } = 0.9;

    /// <summary>Most steps tried, ≥ 1.</summary>
    public int MaxTrials { get; init; } = 60;

    /// <inheritdoc/>
    public override string Name => "strong Wolfe";

    /// <inheritdoc/>
    public override string Formula => "φ(α) ≤ φ(0) + c₁αφ'(0), |φ'(α)| ≤ −c₂φ'(0)";

    /// <inheritdoc/>
    protected override LineSearchResult Choose(LineFunction φ, double firstStep)
    {
        ArgumentNullException.ThrowIfNull(φ);
        if (!(Decrease > 0 && Decrease < Curvature && Curvature < 1))
            throw new ArgumentOutOfRangeException(nameof(Decrease), $"0 < {nameof(Decrease)} < {nameof(Curvature)} < 1 must hold, got {Storage.Text(Decrease)} and {Storage.Text(Curvature)}");
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTrials, 1);

        var previous = φ.AtStart();
        var α = firstStep;
        var limit = double.PositiveInfinity;
        for (var trial = 1; trial <= MaxTrials; trial++)
        {
            var point = φ.At(α);
            if (IsUnbounded(point))
                return new LineSearchResult(LineSearchStatus.Unbounded, null);
            if (double.IsFinite(point.Value) && (IsTooHigh(φ, point) || (trial > 1 && point.Value >= previous.Value)))
                return Zoom(φ, previous, point, MaxTrials - trial);
            if (!point.IsFinite)
            {
                limit = α;
                α = previous.Step + ((α - previous.Step) * 0.1);
                if (!(α > previous.Step))
                    break;
                continue;
            }

            if (IsFlat(φ, point))
                return new LineSearchResult(LineSearchStatus.Found, point);
            if (point.Slope >= 0)
                return Zoom(φ, point, previous, MaxTrials - trial);
            α = Further(previous, point, limit);
            previous = point;
            if (!double.IsFinite(α) || α <= previous.Step)
                break;
        }

        return Best(φ, previous);
    }

    // 1.1 to 4 times as far again, as the cubic advises; not beyond half-way to a point that was not finite.
    private static double Further(LinePoint previous, LinePoint point, double limit)
    {
        var width = point.Step - previous.Step;
        var cubic = Interpolation.Cubic(previous, point);
        var α = cubic > point.Step ? Math.Clamp(cubic, point.Step + (0.05 * width), point.Step + (4 * width)) : point.Step + (4 * width);
        return double.IsPositiveInfinity(limit) ? α : Math.Min(α, (point.Step + limit) / 2);
    }

    private static LineSearchResult Best(LineFunction φ, LinePoint point)
        => point.Value < φ.StartValue ? new LineSearchResult(LineSearchStatus.DecreaseOnly, point) : new LineSearchResult(LineSearchStatus.Failed, null);

    // low: the best point so far that meets Armijo's condition; between low and high there is one that meets both.
    private LineSearchResult Zoom(LineFunction φ, LinePoint low, LinePoint high, int trials)
    {
        var widths = (Two: double.PositiveInfinity, One: double.PositiveInfinity);
        for (; trials > 0; trials--)
        {
            var width = Math.Abs(high.Step - low.Step);
            if (width <= 1e-16 * Math.Max(low.Step, high.Step))
                break;
            var α = width > widths.Two * 0.66 ? (low.Step + high.Step) / 2 : Between(low, high);
            widths = (widths.One, width);
            var point = φ.At(α);
            if (IsUnbounded(point))
                return new LineSearchResult(LineSearchStatus.Unbounded, null);
            if (!double.IsFinite(point.Value) || IsTooHigh(φ, point) || (point.Value >= low.Value && !IsRounding(φ, point)) || !point.IsFinite)
            {
                high = point;
                continue;
            }

            if (IsFlat(φ, point))
                return new LineSearchResult(LineSearchStatus.Found, point);
            if (point.Slope * (high.Step - low.Step) >= 0)
                high = low;
            low = point;
        }

        return Best(φ, low);
    }

    private static double Between(LinePoint low, LinePoint high)
    {
        var width = high.Step - low.Step;
        var α = !double.IsFinite(high.Value) ? double.NaN
            : high.HasGradient && high.IsFinite ? Interpolation.Cubic(low, high)
            : Interpolation.Quadratic(low, high);
        if (!double.IsFinite(α))
            α = low.Step + (width / 2);
        var (one, other) = (low.Step + (0.1 * width), low.Step + (0.9 * width));
        return Math.Clamp(α, Math.Min(one, other), Math.Max(one, other));
    }

    private bool IsFlat(LineFunction φ, LinePoint point) => Math.Abs(point.Slope) <= -Curvature * φ.StartSlope;

    private bool IsTooHigh(LineFunction φ, LinePoint point)
        => point.Value > φ.StartValue + (Decrease * point.Step * φ.StartSlope)
        && !(IsRounding(φ, point) && point.Slope <= ((2 * Decrease) - 1) * φ.StartSlope);

    // Hager and Zhang's approximate condition: the change is in the last bits of φ(0), the slope is exact still.
    private static bool IsRounding(LineFunction φ, LinePoint point)
        => Math.Abs(point.Value - φ.StartValue) <= 4e-16 * Math.Abs(φ.StartValue);

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
