using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>Makes an objective from plain functions: <c>Objective.Of(2, w => …, w => …)</c>.</summary>
public static class Objective
{
    /// <summary>An objective from its value alone; the gradient is taken by central differences (2n values each).</summary>
    /// <param name="dimension">n ≥ 1.</param>
    /// <param name="value">J.</param>
    public static IGradient Of(int dimension, Func<Vector, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Plain(dimension, value, x => FiniteDifferences.Gradient(value, x));
    }

    /// <summary>An objective with its gradient.</summary>
    /// <param name="dimension">n ≥ 1.</param>
    /// <param name="value">J.</param>
    /// <param name="gradient">∇J, n numbers.</param>
    public static IGradient Of(int dimension, Func<Vector, double> value, Func<Vector, Vector> gradient) => new Plain(dimension, value, gradient);

    /// <summary>An objective with gradient and Hessian.</summary>
    /// <param name="dimension">n ≥ 1.</param>
    /// <param name="value">J.</param>
    /// <param name="gradient">∇J, n numbers.</param>
    /// <param name="hessian">H (n × n).</param>
    public static IHessian Of(int dimension, Func<Vector, double> value, Func<Vector, Vector> gradient, Func<Vector, Matrix> hessian)
        => new WithHessian(dimension, value, gradient, hessian);

    /// <summary>An objective with gradient and Hessian-vector products.</summary>
    /// <param name="dimension">n ≥ 1.</param>
    /// <param name="value">J.</param>
    /// <param name="gradient">∇J, n numbers.</param>
    /// <param name="hessianTimes">(x, v) → H(x)·v.</param>
    public static IHessianVector OfProducts(int dimension, Func<Vector, double> value, Func<Vector, Vector> gradient, Func<Vector, Vector, Vector> hessianTimes)
        => new WithProducts(dimension, value, gradient, hessianTimes);

    /// <summary>The sum of squares ½‖r(x)‖².</summary>
    /// <param name="dimension">n ≥ 1.</param>
    /// <param name="residuals">r, m numbers.</param>
    /// <param name="jacobian">∂r/∂x (m × n); by central differences when left out.</param>
    public static IResiduals OfResiduals(int dimension, Func<Vector, Vector> residuals, Func<Vector, Matrix>? jacobian = null)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        return new SumOfSquares(dimension, residuals, jacobian ?? (x => FiniteDifferences.Jacobian(residuals, x)));
    }

    private class Plain : IGradient
    {
        private readonly Func<Vector, double> _value;
        private readonly Func<Vector, Vector> _gradient;

        internal Plain(int dimension, Func<Vector, double> value, Func<Vector, Vector> gradient)
        {
            if (dimension < 1)
                throw new ArgumentOutOfRangeException(nameof(dimension), Invariant($"dimension must be ≥ 1, got {dimension}"));
            Dimension = dimension;
            _value = value ?? throw new ArgumentNullException(nameof(value));
            _gradient = gradient ?? throw new ArgumentNullException(nameof(gradient));
        }

        public int Dimension { get; }

        public double Value(Vector point) => _value(point);

        public Vector Gradient(Vector point) => _gradient(point);
    }

    private sealed class WithHessian(int dimension, Func<Vector, double> value, Func<Vector, Vector> gradient, Func<Vector, Matrix> hessian)
        : Plain(dimension, value, gradient), IHessian
    {
        private readonly Func<Vector, Matrix> _hessian = hessian ?? throw new ArgumentNullException(nameof(hessian));

        public Matrix Hessian(Vector point) => _hessian(point);
    }

    private sealed class WithProducts(int dimension, Func<Vector, double> value, Func<Vector, Vector> gradient, Func<Vector, Vector, Vector> hessianTimes)
        : Plain(dimension, value, gradient), IHessianVector
    {
        private readonly Func<Vector, Vector, Vector> _hessianTimes = hessianTimes ?? throw new ArgumentNullException(nameof(hessianTimes));

        public Vector HessianTimes(Vector point, Vector vector) => _hessianTimes(point, vector);
    }

    private sealed class SumOfSquares(int dimension, Func<Vector, Vector> residuals, Func<Vector, Matrix> jacobian)
        : Plain(dimension, x => Half(residuals(x)), x => residuals(x) * jacobian(x)), IResiduals
    {
        public Vector Residuals(Vector point) => residuals(point);

        public Matrix Jacobian(Vector point) => jacobian(point);

        private static double Half(Vector r) => r.Dot(r) / 2;
    }
}
