using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>The length ‖v‖ₚ = (Σ |vᵢ|ᵖ)^(1/p) of a vector, and the outline ‖v‖ₚ = 1 in the plane: the picture of a penalty.</summary>
/// <remarks>p = ∞ means max |vᵢ|. Below p = 1 it is no norm (the ball is not convex), but the outline is still worth a look.</remarks>
public static class UnitBall
{
    /// <summary>‖v‖ₚ; 0 for an empty vector.</summary>
    /// <param name="vector">v.</param>
    /// <param name="power">p, in (0, ∞].</param>
    public static double Norm(Vector vector, double power)
    {
        ArgumentNullException.ThrowIfNull(vector);
        RequirePower(power);
        var largest = vector.Length == 0 ? 0 : vector.Map(Math.Abs).Max();

        // Divided by the largest first, powers neither overflow nor vanish.
        return double.IsInfinity(power) || largest == 0 || !double.IsFinite(largest)
            ? largest
            : largest * Math.Pow(vector.Sum(v => Math.Pow(Math.Abs(v) / largest, power)), 1 / power);
    }

    /// <summary>Points of the outline ‖(x, y)‖ₚ = radius, once around, the first one again at the end: a closed line.</summary>
    /// <param name="power">p, in (0, ∞].</param>
    /// <param name="radius">In (0, ∞).</param>
    /// <param name="pointsPerQuadrant">Even, ≥ 2, so that the corners of p = 1 and p = ∞ are among the points.</param>
    /// <returns>(4 · pointsPerQuadrant + 1) × 2: x and y.</returns>
    public static Matrix Points(double power, double radius = 1, int pointsPerQuadrant = 48)
    {
        RequirePower(power);
        Within.Positive(radius, nameof(radius));
        if (pointsPerQuadrant < 2 || pointsPerQuadrant % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(pointsPerQuadrant), Invariant($"pointsPerQuadrant must be even and ≥ 2, got {pointsPerQuadrant}"));
        var points = new Matrix((4 * pointsPerQuadrant) + 1, 2);
        for (var i = 0; i < points.Rows; i++)
        {
            var (x, y) = Direction(i % (4 * pointsPerQuadrant), pointsPerQuadrant);

            // For small p equal angles leave the four spikes without points: |x| = cos^(2/p) follows them.
            if (power < 2)
                (x, y) = (Raise(x, 2 / power), Raise(y, 2 / power));
            var length = Norm([x, y], power);
            (points[i, 0], points[i, 1]) = (radius * x / length, radius * y / length);
        }

        return points;
    }

    // Quadrant by quadrant, so that the axes are met exactly.
    private static (double X, double Y) Direction(int place, int perQuadrant)
    {
        var (quadrant, step) = Math.DivRem(place, perQuadrant);
        var (sin, cos) = step == 0 ? (0, 1) : step * 2 == perQuadrant ? (1, 1) : Math.SinCos(Math.PI / 2 * step / perQuadrant);
        return quadrant switch { 0 => (cos, sin), 1 => (-sin, cos), 2 => (-cos, -sin), _ => (sin, -cos) };
    }

    private static double Raise(double value, double power) => Math.CopySign(Math.Pow(Math.Abs(value), power), value);

    private static void RequirePower(double power)
    {
        if (!(power > 0))
            throw new ArgumentOutOfRangeException(nameof(power), string.Create(CultureInfo.InvariantCulture, $"power must be in (0, ∞], got {power}"));
    }
}
