using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>Gives any objective a Hessian, and products with it, by differences of its gradient.</summary>
/// <remarks>A product costs two gradients, the whole matrix 2n; a solution counts them as gradients.</remarks>
/// <param name="inner">The objective, of which value and gradient are used.</param>
public sealed class DifferencedHessian(IGradient inner) : IHessian
{
    private readonly IGradient _inner = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public int Dimension => _inner.Dimension;

    /// <inheritdoc/>
    public double Value(Vector point) => _inner.Value(point);

    /// <inheritdoc/>
    public Vector Gradient(Vector point) => _inner.Gradient(point);

    /// <inheritdoc/>
    public Matrix Hessian(Vector point) => FiniteDifferences.Hessian(_inner, point);

    /// <inheritdoc/>
    public Vector HessianTimes(Vector point, Vector vector) => FiniteDifferences.HessianTimes(_inner, point, vector);
}
