using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>Rosenbrock's banana valley: J = Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)².</summary>
/// <remarks>Rosenbrock (1960). The minimum 0 at (1, …, 1) lies in a curved valley of condition 2500.</remarks>
/// <param name="dimension">n ≥ 2.</param>
public sealed class Rosenbrock(int dimension = 2) : SumOfSquaresProblem
{
    /// <inheritdoc/>
    public override string Name => Dimension == 2 ? "Rosenbrock" : Invariant($"Rosenbrock ({Dimension})");

    /// <inheritdoc/>
    public override string Formula => "Σ 100(xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²";

    /// <inheritdoc/>
    public override int Dimension { get; } = dimension >= 2 ? dimension : throw new ArgumentOutOfRangeException(nameof(dimension), Invariant($"dimension must be ≥ 2, got {dimension}"));

    /// <summary>(−1.2, 1, −1.2, 1, …).</summary>
    public override Vector Start => Vector.From(Enumerable.Range(0, Dimension).Select(i => i % 2 == 0 ? -1.2 : 1.0));

    /// <inheritdoc/>
    public override IReadOnlyList<Vector> Minima => [Vector.Zeros(Dimension) + 1];

    /// <inheritdoc/>
    protected override Vector Terms(Vector x)
    {
        var t = new Vector(2 * (Dimension - 1));
        for (var i = 0; i + 1 < Dimension; i++)
            (t[2 * i], t[(2 * i) + 1]) = (10 * (x[i + 1] - (x[i] * x[i])), 1 - x[i]);
        return t;
    }

    /// <inheritdoc/>
    protected override Matrix TermSlopes(Vector x)
    {
        var slopes = new Matrix(2 * (Dimension - 1), Dimension);
        for (var i = 0; i + 1 < Dimension; i++)
            (slopes[2 * i, i], slopes[2 * i, i + 1], slopes[(2 * i) + 1, i]) = (-20 * x[i], 10, -1);
        return slopes;
    }

    /// <inheritdoc/>
    protected override void AddCurvature(Vector x, Vector t, Matrix h)
    {
        for (var i = 0; i + 1 < Dimension; i++)
            h[i, i] += -20 * t[2 * i];
    }
}
