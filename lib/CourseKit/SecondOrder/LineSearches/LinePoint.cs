using CourseKit.Tensors;

namespace CourseKit.SecondOrder.LineSearches;

/// <summary>A point tried on a line.</summary>
public sealed class LinePoint
{
    private readonly LineFunction _line;
    private Vector? _gradient;

    internal LinePoint(LineFunction line, double step, Vector point, double value, Vector? gradient = null)
        => (_line, Step, Point, Value, _gradient) = (line, step, point, value, gradient);

    /// <summary>α.</summary>
    public double Step { get; }

    /// <summary>x + αp.</summary>
    public Vector Point { get; }

    /// <summary>φ(α).</summary>
    public double Value { get; }

    /// <summary>∇J(x + αp), computed when first asked for.</summary>
    public Vector Gradient => _gradient ??= _line.Objective.Gradient(Point);

    /// <summary>φ'(α) = ∇J(x + αp)ᵀp.</summary>
    public double Slope => Gradient.Dot(_line.Direction);

    internal bool HasGradient => _gradient is not null;

    /// <summary>Whether value and gradient are finite; the gradient is only computed when the value is.</summary>
    internal bool IsFinite => double.IsFinite(Value) && double.IsFinite(Iterate.LargestAbsolute(Gradient));

    internal Iterate ToIterate() => new(Point, Value, Gradient);
}
