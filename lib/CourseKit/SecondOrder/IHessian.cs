using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>A function that tells its matrix of second derivatives.</summary>
public interface IHessian : IHessianVector
{
    /// <summary>H(x), Hᵢⱼ = ∂²J/∂xᵢ∂xⱼ (dimension × dimension), symmetric.</summary>
    /// <param name="point">x.</param>
    Matrix Hessian(Vector point);

    /// <inheritdoc/>
    Vector IHessianVector.HessianTimes(Vector point, Vector vector) => Hessian(point) * vector;
}
