using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>Beale's function: J = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)².</summary>
/// <remarks>Beale (1958). Minimum 0 at (3, 0.5); flat far out, with steep walls.</remarks>
public sealed class Beale : SumOfSquaresProblem
{
    /// <inheritdoc/>
    public override string Name => "Beale";

    /// <inheritdoc/>
    public override string Formula => "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²";

    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <inheritdoc/>
    public override Vector Start => [1, 1];

    /// <inheritdoc/>
    public override IReadOnlyList<Vector> Minima => [[3, 0.5]];

    /// <inheritdoc/>
    protected override Vector Terms(Vector x)
    {
        double a = x[0], b = x[1];
        return [1.5 - a + (a * b), 2.25 - a + (a * b * b), 2.625 - a + (a * b * b * b)];
    }

    /// <inheritdoc/>
    protected override Matrix TermSlopes(Vector x)
    {
        double a = x[0], b = x[1];
        return Matrix.Of(new[,] { { b - 1, a }, { (b * b) - 1, 2 * a * b }, { (b * b * b) - 1, 3 * a * b * b } });
    }

    /// <inheritdoc/>
    protected override void AddCurvature(Vector x, Vector t, Matrix h)
    {
        double a = x[0], b = x[1];
        var mixed = t[0] + (t[1] * 2 * b) + (t[2] * 3 * b * b);
        h[0, 1] += mixed;
        h[1, 0] += mixed;
        h[1, 1] += (t[1] * 2 * a) + (t[2] * 6 * a * b);
    }
}
