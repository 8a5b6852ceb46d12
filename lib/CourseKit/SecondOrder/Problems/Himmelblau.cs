using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>Himmelblau's function: J = (x² + y − 11)² + (x + y² − 7)².</summary>
/// <remarks>Himmelblau (1972). Four minima of value 0, one maximum, four saddles: where a method ends depends on its start.</remarks>
public sealed class Himmelblau : SumOfSquaresProblem
{
    /// <inheritdoc/>
    public override string Name => "Himmelblau";

    /// <inheritdoc/>
    public override string Formula => "(x² + y − 11)² + (x + y² − 7)²";

    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <inheritdoc/>
    public override Vector Start => [0, 0];

    /// <inheritdoc/>
    public override IReadOnlyList<Vector> Minima =>
    [
        [3, 2],
        [-2.8051180869527449, 3.1313125182505730],
        [-3.7793102533777469, -3.2831859912861694],
        [3.5844283403304917, -1.8481265269644036],
    ];

    /// <inheritdoc/>
    protected override Vector Terms(Vector x) => [(x[0] * x[0]) + x[1] - 11, x[0] + (x[1] * x[1]) - 7];

    /// <inheritdoc/>
    protected override Matrix TermSlopes(Vector x) => Matrix.Of(new[,] { { 2 * x[0], 1 }, { 1, 2 * x[1] } });

    /// <inheritdoc/>
    protected override void AddCurvature(Vector x, Vector t, Matrix h)
    {
        h[0, 0] += 2 * t[0];
        h[1, 1] += 2 * t[1];
    }
}
