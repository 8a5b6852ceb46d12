using System.Globalization;
using System.Text;
using CourseKit.Display;

namespace CourseKit.SecondOrder;

/// <summary>When to stop, and whether to keep the path.</summary>
public sealed record MinimizeOptions
{
    /// <summary>Stop when ‖∇J‖∞ is no larger; in [0, ∞).</summary>
    public double GradientTolerance { get; init; } = 1e-8;

    /// <summary>Stop when no coordinate moved by more than this · max(1, ‖x‖∞); in [0, ∞). 0: only when the point did not move at all.</summary>
    public double StepTolerance { get; init; }

    /// <summary>Stop when J fell by no more than this · max(1, |J|); in [0, ∞); null: never for that reason.</summary>
    public double? DecreaseTolerance { get; init; }

    /// <summary>Most iterations, ≥ 0.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>Most function values, ≥ 1; looked at between iterations, so that one line search more may be made.</summary>
    public int MaxEvaluations { get; init; } = int.MaxValue;

    /// <summary>A value below which J is taken to have no minimum.</summary>
    public double LowestValue { get; init; } = -1e15;

    /// <summary>Whether <see cref="Solution.Path"/> is kept.</summary>
    public bool KeepPath { get; init; }

    internal void Validate()
    {
        RequireTolerance(GradientTolerance, nameof(GradientTolerance));
        RequireTolerance(StepTolerance, nameof(StepTolerance));
        RequireTolerance(DecreaseTolerance ?? 0, nameof(DecreaseTolerance));
        if (MaxIterations < 0)
            throw new ArgumentOutOfRangeException(nameof(MaxIterations), Invariant($"{nameof(MaxIterations)} must be ≥ 0, got {MaxIterations}"));
        if (MaxEvaluations < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxEvaluations), Invariant($"{nameof(MaxEvaluations)} must be ≥ 1, got {MaxEvaluations}"));
        if (double.IsNaN(LowestValue))
            throw new ArgumentOutOfRangeException(nameof(LowestValue), $"{nameof(LowestValue)} must be a number, got NaN");
    }

    private static void RequireTolerance(double value, string name)
    {
        if (!(value >= 0 && value < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be in [0, ∞), got {value}"));
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
