using CourseKit.Tensors;

namespace CourseKit.SecondOrder.LineSearches;

/// <summary>How far to go along a direction: an immutable rule for the step α in x + αp, with φ(α) = J(x + αp), φ'(α) = gᵀp.</summary>
/// <remarks>A new rule gets a row in <see cref="AllLineSearches"/>.</remarks>
public abstract record LineSearch
{
    /// <summary>The name to show.</summary>
    public abstract string Name { get; }

    /// <summary>The rule as one line of formula.</summary>
    public abstract string Formula { get; }

    /// <summary>The interface that the objective must have.</summary>
    public virtual Type Needs => typeof(IGradient);

    /// <summary>Whether a direction that does not point downhill is refused (a fixed step takes any).</summary>
    protected virtual bool RequiresDescent => true;

    /// <summary>Searches from a point along a direction.</summary>
    /// <param name="objective">J, with the interface that the rule <see cref="Needs"/>.</param>
    /// <param name="point">x.</param>
    /// <param name="direction">p, as long as x.</param>
    /// <param name="firstStep">The step tried first, in (0, ∞).</param>
    public LineSearchResult Search(IGradient objective, Vector point, Vector direction, double firstStep = 1)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(direction);
        MinimizationMethod.RequireInterface(objective, Needs, Name);
        if (point.Length != objective.Dimension || direction.Length != objective.Dimension)
            throw new ShapeException(Invariant($"Line search: the point has {point.Length} numbers, the direction {direction.Length}, the objective's dimension is {objective.Dimension}: all must agree"));
        if (!(firstStep > 0 && firstStep < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(firstStep), $"firstStep must be in (0, ∞), got {Storage.Text(firstStep)}");
        var f = new CountedObjective(objective, fromResiduals: false);
        return Search(new LineFunction(f, f.At(point.To(Precision.Double)), direction.To(Precision.Double)), firstStep);
    }

    internal LineSearchResult Search(LineFunction φ, double firstStep)
    {
        if (RequiresDescent && !(φ.StartSlope < 0))
            return new LineSearchResult(double.IsNaN(φ.StartSlope) ? LineSearchStatus.NotFinite : LineSearchStatus.NotDescent, null);
        if (!double.IsFinite(φ.StartValue) || !double.IsFinite(φ.StartSlope))
            return new LineSearchResult(LineSearchStatus.NotFinite, null);
        var found = Choose(φ, firstStep);

        // A step so short that x did not change is none.
        return RequiresDescent && found.Point is { } point && point.Point.Equals(φ.Start.Point) ? new LineSearchResult(LineSearchStatus.Failed, null) : found;
    }

    /// <summary>The rule itself; φ and its slope are finite at 0, and downhill where the rule requires it.</summary>
    /// <param name="φ">J along the direction.</param>
    /// <param name="firstStep">The step to try first, in (0, ∞).</param>
    protected abstract LineSearchResult Choose(LineFunction φ, double firstStep);

    /// <summary>A step along which J goes to −∞ as far as the numbers reach.</summary>
    private protected static bool IsUnbounded(LinePoint point) => point.Value == double.NegativeInfinity;

    private protected static void RequireFraction(double value, string name)
    {
        if (value is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(name, $"{name} must be in (0, 1), got {Storage.Text(value)}");
    }
}
