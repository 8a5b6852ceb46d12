using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder.LineSearches;

/// <summary>The same step always: α = ρ, no search at all. With 1 it makes <see cref="Directions.Newton"/> the lecture's Algorithm 5-10.</summary>
/// <remarks>It takes any direction, uphill too. A step to a point that is not finite ends the walk (<see cref="StopReason.NotFinite"/>).</remarks>
/// <param name="Step">ρ, in (0, ∞).</param>
public sealed record FixedStep(double Step = 1) : LineSearch
{
    /// <inheritdoc/>
    public override string Name => $"fixed step {Storage.Text(Step)}";

    /// <inheritdoc/>
    public override string Formula => "α = ρ";

    /// <inheritdoc/>
    protected override bool RequiresDescent => false;

    /// <inheritdoc/>
    protected override LineSearchResult Choose(LineFunction φ, double firstStep)
    {
        ArgumentNullException.ThrowIfNull(φ);
        if (!(Step > 0 && Step < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(Step), $"{nameof(Step)} must be in (0, ∞), got {Storage.Text(Step)}");
        var point = φ.At(Step);
        return IsUnbounded(point) ? new LineSearchResult(LineSearchStatus.Unbounded, null)
            : point.IsFinite ? new LineSearchResult(LineSearchStatus.Found, point)
            : new LineSearchResult(LineSearchStatus.NotFinite, null);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
