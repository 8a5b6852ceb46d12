using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>Logistic regression on all data at once: J(w) = mean(ln(1 + e^s) − ys) + ½λ‖w‖², s = Xw, y ∈ {0, 1}.</summary>
/// <remarks>
/// Convex, strictly so with λ &gt; 0. ∇J = Xᵀ(o − y)/N + λw, o = σ(s); H = Xᵀdiag(o(1 − o))X/N + λI. A column of ones in X makes a bias (which λ then
/// pulls at too).
/// </remarks>
public sealed class LogisticRegression : Problem
{
    private readonly Matrix _x;
    private readonly Vector _y;
    private readonly double _λ;

    /// <summary>The problem of a data set.</summary>
    /// <param name="inputs">X (samples × features), one sample or more.</param>
    /// <param name="labels">y, one number a sample, in [0, 1].</param>
    /// <param name="penalty">λ ≥ 0.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public LogisticRegression(Matrix inputs, Vector labels, double penalty = 0)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        if (inputs.Rows != labels.Length || inputs.Rows == 0 || inputs.Columns == 0)
            throw new ShapeException(Invariant($"Logistic regression: X is {inputs.Rows} × {inputs.Columns}, y has {labels.Length}: wanted N × n and N, N ≥ 1, n ≥ 1"));
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (>= 0 and <= 1))
                throw new ArgumentException(Invariant($"label {i} must be in [0, 1], got {Storage.Text(labels[i])}"));
        }

        if (!(penalty >= 0 && penalty < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(penalty), $"penalty must be in [0, ∞), got {Storage.Text(penalty)}");
        (_x, _y, _λ) = (inputs.To(Precision.Double), labels.To(Precision.Double), penalty);
    }

    /// <inheritdoc/>
    public override string Name => Invariant($"Logistic regression ({_x.Rows} × {_x.Columns})");

    /// <inheritdoc/>
    public override string Formula => "mean(ln(1 + e^s) − ys) + ½λ‖w‖², s = Xw";

    /// <inheritdoc/>
    public override int Dimension => _x.Columns;

    /// <inheritdoc/>
    public override Vector Start => new(Dimension);

    /// <inheritdoc/>
    public override IReadOnlyList<Vector> Minima => [];

    /// <inheritdoc/>
    public override double Value(Vector point)
    {
        var s = _x * Checked(point);
        var sum = 0.0;
        for (var i = 0; i < s.Length; i++)
            sum += Math.Max(s[i], 0) + double.LogP1(Math.Exp(-Math.Abs(s[i]))) - (_y[i] * s[i]);
        return (sum / s.Length) + (_λ / 2 * point.Dot(point));
    }

    /// <inheritdoc/>
    public override Vector Gradient(Vector point)
        => ((_x * Checked(point)).Map(Sigmoid.At) - _y) * _x / _y.Length + (_λ * point);

    /// <inheritdoc/>
    public override Matrix Hessian(Vector point)
        => (_x.TransposeTimes(_x.ScaleRows(Weights(point))) / _y.Length) + (_λ * Matrix.Identity(Dimension));

    /// <summary>H·v = Xᵀ(o(1 − o) ⊙ Xv)/N + λv, without making H.</summary>
    /// <inheritdoc/>
    public override Vector HessianTimes(Vector point, Vector vector)
        => (Weights(point).Hadamard(_x * vector) * _x / _y.Length) + (_λ * vector);

    private Vector Weights(Vector point) => (_x * Checked(point)).Map(s => Sigmoid.At(s) * Sigmoid.At(-s));
}
