using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>The points of a descent, for a contour plot: <c>Figure.Contour(…)</c> below, <c>path.X</c> and <c>path.Y</c> above.</summary>
/// <param name="Points">The start, and the point after each step; finite numbers only.</param>
/// <param name="Diverged">Whether the next point would not have been finite.</param>
public sealed record DescentPath(IReadOnlyList<Vector> Points, bool Diverged)
{
    /// <summary>The first parameter at each point.</summary>
    public double[] X => Coordinate(0);

    /// <summary>The second parameter at each point.</summary>
    public double[] Y => Coordinate(1);

    /// <summary>The last point.</summary>
    public Vector Last => Points[^1];

    /// <summary>One parameter at each point.</summary>
    /// <param name="index">Which, counted from 0.</param>
    public double[] Coordinate(int index) => [.. Points.Select(point => point[index])];

    /// <summary>A function's value at each point: the loss along the way.</summary>
    /// <param name="function">Θ ↦ J.</param>
    public double[] Values(Func<Vector, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return [.. Points.Select(function)];
    }
}
