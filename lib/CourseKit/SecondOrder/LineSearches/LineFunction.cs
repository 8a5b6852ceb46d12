using CourseKit.Tensors;

namespace CourseKit.SecondOrder.LineSearches;

/// <summary>φ(α) = J(x + αp): the objective cut along a line.</summary>
public sealed class LineFunction
{
    internal LineFunction(CountedObjective objective, Iterate start, Vector direction)
    {
        (Objective, Start, Direction) = (objective, start, direction);
        StartSlope = start.Gradient.Dot(direction);
    }

    /// <summary>Where the line starts, α = 0.</summary>
    public Iterate Start { get; }

    /// <summary>p.</summary>
    public Vector Direction { get; }

    /// <summary>φ(0).</summary>
    public double StartValue => Start.Value;

    /// <summary>φ'(0) = gᵀp, negative for a direction downhill.</summary>
    public double StartSlope { get; }

    internal CountedObjective Objective { get; }

    /// <summary>The point at a step: its value is computed now, its slope when asked for.</summary>
    /// <param name="step">α.</param>
    public LinePoint At(double step)
    {
        var point = Start.Point + (step * Direction);
        return new LinePoint(this, step, point, Objective.Value(point));
    }

    internal LinePoint AtStart() => new(this, 0, Start.Point, Start.Value, Start.Gradient);
}
