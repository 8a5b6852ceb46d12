using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>Wood's function: J = 100(x₂ − x₁²)² + (1 − x₁)² + 90(x₄ − x₃²)² + (1 − x₃)² + 10(x₂ + x₄ − 2)² + (x₂ − x₄)²/10.</summary>
/// <remarks>Colville (1968). Minimum 0 at (1, 1, 1, 1); a saddle near (−1, 1, −1, 1) holds many methods up.</remarks>
public sealed class Wood : SumOfSquaresProblem
{
    private static readonly double Root10 = Math.Sqrt(10);
    private static readonly double Root90 = Math.Sqrt(90);

    /// <inheritdoc/>
    public override string Name => "Wood";

    /// <inheritdoc/>
    public override string Formula => "100(x₂ − x₁²)² + (1 − x₁)² + 90(x₄ − x₃²)² + (1 − x₃)² + 10(x₂ + x₄ − 2)² + (x₂ − x₄)²/10";

    /// <inheritdoc/>
    public override int Dimension => 4;

    /// <inheritdoc/>
    public override Vector Start => [-3, -1, -3, -1];

    /// <inheritdoc/>
    public override IReadOnlyList<Vector> Minima => [[1, 1, 1, 1]];

    /// <inheritdoc/>
    protected override Vector Terms(Vector x) =>
    [
        10 * (x[1] - (x[0] * x[0])),
        1 - x[0],
        Root90 * (x[3] - (x[2] * x[2])),
        1 - x[2],
        Root10 * (x[1] + x[3] - 2),
        (x[1] - x[3]) / Root10,
    ];

    /// <inheritdoc/>
    protected override Matrix TermSlopes(Vector x) => Matrix.Of(new[,]
    {
        { -20 * x[0], 10, 0, 0 },
        { -1, 0, 0, 0 },
        { 0, 0, -2 * Root90 * x[2], Root90 },
        { 0, 0, -1, 0 },
        { 0, Root10, 0, Root10 },
        { 0, 1 / Root10, 0, -1 / Root10 },
    });

    /// <inheritdoc/>
    protected override void AddCurvature(Vector x, Vector t, Matrix h)
    {
        h[0, 0] += -20 * t[0];
        h[2, 2] += -2 * Root90 * t[2];
    }
}
