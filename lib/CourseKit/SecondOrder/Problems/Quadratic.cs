using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>A quadratic: J = ½(x − m)ᵀH(x − m) + c.</summary>
public sealed class Quadratic : Problem
{
    private readonly Matrix _h;
    private readonly Vector _m;
    private readonly Vector _start;
    private readonly double _c;

    /// <summary>The quadratic with a Hessian and a stationary point.</summary>
    /// <param name="hessian">H (n × n), symmetric; positive definite if there is to be a minimum.</param>
    /// <param name="minimum">m, n numbers.</param>
    /// <param name="start">Where comparisons start.</param>
    /// <param name="lowest">c, the value at m.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Quadratic(Matrix hessian, Vector minimum, Vector start, double lowest = 0)
    {
        ArgumentNullException.ThrowIfNull(hessian);
        ArgumentNullException.ThrowIfNull(minimum);
        ArgumentNullException.ThrowIfNull(start);
        if (hessian.Rows != hessian.Columns || hessian.Rows != minimum.Length || start.Length != minimum.Length || minimum.Length == 0)
            throw new ShapeException(Invariant($"Quadratic: H is {hessian.Rows} × {hessian.Columns}, the minimum has {minimum.Length} numbers, the start {start.Length}: wanted n × n, n and n, n ≥ 1"));
        (_h, _m, _start, _c) = (hessian.To(Precision.Double).Copy(), minimum.To(Precision.Double).Copy(), start.To(Precision.Double).Copy(), lowest);
    }

    /// <summary>The lecture's J = (w₁ − 2)² + 4(w₂ − 1)² from (4, 2): H = diag(2, 8).</summary>
    public static Quadratic Lecture => new(Matrix.Of(new[,] { { 2, 0 }, { 0, 8 } }), [2, 1], [4, 2]);

    /// <inheritdoc/>
    public override string Name => Invariant($"Quadratic ({Dimension})");

    /// <inheritdoc/>
    public override string Formula => "½(x − m)ᵀH(x − m) + c";

    /// <inheritdoc/>
    public override int Dimension => _m.Length;

    /// <inheritdoc/>
    public override Vector Start => _start.Copy();

    /// <inheritdoc/>
    public override IReadOnlyList<Vector> Minima => [_m.Copy()];

    /// <summary>A quadratic of a given condition, its axes turned away from the coordinates'; minimum 0 at 0, start at (1, …, 1).</summary>
    /// <remarks>
    /// Eigenvalues in geometric sequence from 1 to κ. H = QΛQ with Q = I − 2uuᵀ/uᵀu, uᵢ = 1 + i/n: dense, made the same way in any language.
    /// </remarks>
    /// <param name="dimension">n ≥ 1.</param>
    /// <param name="condition">κ ≥ 1, the largest eigenvalue over the smallest; for n = 1 the only one.</param>
    public static Quadratic OfCondition(int dimension, double condition)
    {
        if (dimension < 1)
            throw new ArgumentOutOfRangeException(nameof(dimension), Invariant($"dimension must be ≥ 1, got {dimension}"));
        if (!(condition >= 1 && condition < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(condition), $"condition must be in [1, ∞), got {Storage.Text(condition)}");
        var u = Vector.From(Enumerable.Range(0, dimension).Select(i => 1 + ((double)i / dimension)));
        var q = Matrix.Identity(dimension) - (2 / u.Dot(u) * u.Outer(u));
        var λ = Vector.From(Enumerable.Range(0, dimension).Select(i => Math.Pow(condition, dimension == 1 ? 1 : (double)i / (dimension - 1))));
        var h = q.ScaleColumns(λ) * q;
        return new Quadratic((h + h.Transpose()) / 2, Vector.Zeros(dimension), Vector.Zeros(dimension) + 1);
    }

    /// <inheritdoc/>
    public override double Value(Vector point) => Checked(point) - _m is var d ? (d.Dot(_h * d) / 2) + _c : 0;

    /// <inheritdoc/>
    public override Vector Gradient(Vector point) => _h * (Checked(point) - _m);

    /// <inheritdoc/>
    public override Matrix Hessian(Vector point) => _h.Copy();

    /// <inheritdoc/>
    public override Vector HessianTimes(Vector point, Vector vector) => _h * vector;
}
