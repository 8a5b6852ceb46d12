using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>Powell's singular function: J = (x₁ + 10x₂)² + 5(x₃ − x₄)² + (x₂ − 2x₃)⁴ + 10(x₁ − x₄)⁴.</summary>
/// <remarks>Powell (1962). The Hessian is singular at the minimum 0, so that Newton's method converges linearly only.</remarks>
public sealed class PowellSingular : SumOfSquaresProblem
{
    private static readonly double Root5 = Math.Sqrt(5);
    private static readonly double Root10 = Math.Sqrt(10);

    /// <inheritdoc/>
    public override string Name => "Powell singular";

    /// <inheritdoc/>
    public override string Formula => "(x₁ + 10x₂)² + 5(x₃ − x₄)² + (x₂ − 2x₃)⁴ + 10(x₁ − x₄)⁴";

    /// <inheritdoc/>
    public override int Dimension => 4;

    /// <inheritdoc/>
    public override Vector Start => [3, -1, 0, 1];

    /// <inheritdoc/>
    public override IReadOnlyList<Vector> Minima => [[0, 0, 0, 0]];

    /// <inheritdoc/>
    protected override Vector Terms(Vector x)
    {
        double a = x[1] - (2 * x[2]), b = x[0] - x[3];
        return [x[0] + (10 * x[1]), Root5 * (x[2] - x[3]), a * a, Root10 * b * b];
    }

    /// <inheritdoc/>
    protected override Matrix TermSlopes(Vector x)
    {
        double a = x[1] - (2 * x[2]), b = x[0] - x[3];
        return Matrix.Of(new[,]
        {
            { 1, 10, 0, 0 },
            { 0, 0, Root5, -Root5 },
            { 0, 2 * a, -4 * a, 0 },
            { 2 * Root10 * b, 0, 0, -2 * Root10 * b },
        });
    }

    /// <inheritdoc/>
    protected override void AddCurvature(Vector x, Vector t, Matrix h)
    {
        h[1, 1] += 2 * t[2];
        h[1, 2] -= 4 * t[2];
        h[2, 1] -= 4 * t[2];
        h[2, 2] += 8 * t[2];
        h[0, 0] += 2 * Root10 * t[3];
        h[0, 3] -= 2 * Root10 * t[3];
        h[3, 0] -= 2 * Root10 * t[3];
        h[3, 3] += 2 * Root10 * t[3];
    }
}
