using System.Text;
using CourseKit.Display;

namespace CourseKit.SecondOrder.LineSearches;

/// <summary>The exact line search: α = argmin φ(α), by bracketing a minimum and closing in on φ'(α) = 0.</summary>
/// <remarks>
/// Steps grow fourfold until φ' turns positive or φ rises, then the interval is narrowed by the secant of φ' (exact at once on a
/// quadratic), with bisection as the safeguard, until |φ'(α)| ≤ tolerance · |φ'(0)|. The first minimum that the bracket holds
/// is found, which need not be the lowest along the line.
/// </remarks>
public sealed record ExactLineSearch : LineSearch
{
    /// <summary>How small the slope must get against the first one; in (0, 1).</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>Most steps tried, ≥ 1.</summary>
    public int MaxTrials { get; init; } = 200;

    /// <inheritdoc/>
    public override string Name => "exact line search";

    /// <inheritdoc/>
    public override string Formula => "α = argmin φ(α)";

    /// <inheritdoc/>
    protected override LineSearchResult Choose(LineFunction φ, double firstStep)
    {
        ArgumentNullException.ThrowIfNull(φ);
        RequireFraction(Tolerance, nameof(Tolerance));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTrials, 1);
        var low = φ.AtStart();
        LinePoint? high = null;
        var α = firstStep;
        var widths = (Two: double.PositiveInfinity, One: double.PositiveInfinity);
        for (var trial = 0; trial < MaxTrials && double.IsFinite(α); trial++)
        {
            var point = φ.At(α);
            if (IsUnbounded(point))
                return new LineSearchResult(LineSearchStatus.Unbounded, null);
            if (point.IsFinite && Math.Abs(point.Slope) <= Tolerance * -φ.StartSlope && point.Value <= φ.StartValue)
                return new LineSearchResult(LineSearchStatus.Found, point);
            if (!point.IsFinite || point.Slope > 0 || point.Value > low.Value)
                high = point;
            else
                low = point;

            if (high is null)
            {
                α *= 4;
                continue;
            }

            var width = high.Step - low.Step;
            if (width <= 1e-16 * high.Step)
                break;
            var middle = low.Step + (width / 2);
            α = high.IsFinite && high.Slope > 0 && width <= widths.Two * 0.5 ? Interpolation.Secant(low, high) : middle;
            widths = (widths.One, width);
            if (!(α > low.Step && α < high.Step))
                α = middle;
        }

        // Rounding ends the search before the tolerance does, or the trials are used up: the lowest point known may still be a descent.
        return low.Value < φ.StartValue ? new LineSearchResult(LineSearchStatus.DecreaseOnly, low) : new LineSearchResult(LineSearchStatus.Failed, null);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
