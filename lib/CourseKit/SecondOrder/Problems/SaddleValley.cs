using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>A saddle between two minima: J = ½x² − ½y² + ¼y⁴.</summary>
/// <remarks>
/// The trap for Newton's method: where |y| &lt; 1/√3 the Hessian is indefinite and −H⁻¹g leads to the saddle (0, 0). The
/// minima, of value −¼, are (0, ±1).
/// </remarks>
public sealed class SaddleValley : Problem
{
    /// <inheritdoc/>
    public override string Name => "Saddle valley";

    /// <inheritdoc/>
    public override string Formula => "½x² − ½y² + ¼y⁴";

    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <inheritdoc/>
    public override Vector Start => [1, 0.4];

    /// <inheritdoc/>
    public override IReadOnlyList<Vector> Minima => [[0, 1], [0, -1]];

    /// <summary>The saddle, (0, 0).</summary>
    public Vector Saddle => [0, 0];

    /// <inheritdoc/>
    public override double Value(Vector point)
    {
        double x = Checked(point)[0], y = point[1];
        return (x * x / 2) - (y * y / 2) + (y * y * y * y / 4);
    }

    /// <inheritdoc/>
    public override Vector Gradient(Vector point) => [Checked(point)[0], (point[1] * point[1] * point[1]) - point[1]];

    /// <inheritdoc/>
    public override Matrix Hessian(Vector point) => Matrix.Of(new[,] { { 1, 0 }, { 0, (3 * Checked(point)[1] * point[1]) - 1 } });
}
