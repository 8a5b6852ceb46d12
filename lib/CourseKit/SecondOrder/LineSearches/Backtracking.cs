using System.Text;
using CourseKit.Display;

namespace CourseKit.SecondOrder.LineSearches;

/// <summary>Backtracking: shorten the step, α ← τα, until it meets Armijo's condition φ(α) ≤ φ(0) + c₁αφ'(0).</summary>
/// <remarks>Nocedal and Wright, Algorithm 3.1. A value that is NaN or infinite counts as too high.</remarks>
public sealed record Backtracking : LineSearch
{
    /// <summary>c₁, the part of the predicted decrease that is asked for; in (0, 1).</summary>
    public double Decrease { get; init; } = 1e-4;

    /// <summary>τ, in (0, 1).</summary>
    public double Factor { get; init; } = 0.5;

    /// <summary>Most steps tried, ≥ 1.</summary>
    public int MaxTrials { get; init; } = 60;

    /// <inheritdoc/>
    public override string Name => "backtracking";

    /// <inheritdoc/>
    public override string Formula => "α ← τα until φ(α) ≤ φ(0) + c₁αφ'(0)";

    /// <inheritdoc/>
    protected override LineSearchResult Choose(LineFunction φ, double firstStep)
    {
        ArgumentNullException.ThrowIfNull(φ);
        RequireFraction(Decrease, nameof(Decrease));
        RequireFraction(Factor, nameof(Factor));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTrials, 1);
        var α = firstStep;
        for (var trial = 0; trial < MaxTrials; trial++, α *= Factor)
        {
            var point = φ.At(α);
            if (IsUnbounded(point))
                return new LineSearchResult(LineSearchStatus.Unbounded, null);
            if (point.Value <= φ.StartValue + (Decrease * α * φ.StartSlope) && point.IsFinite)
                return new LineSearchResult(LineSearchStatus.Found, point);
        }

        return new LineSearchResult(LineSearchStatus.Failed, null);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
