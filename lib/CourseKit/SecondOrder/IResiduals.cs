using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>A sum of squares J(x) = ½‖r(x)‖², what Gauss–Newton and Levenberg–Marquardt live on; ∇J = Aᵀr with A = ∂r/∂x.</summary>
public interface IResiduals : IGradient
{
    /// <summary>r(x), one number an observation.</summary>
    /// <param name="point">x.</param>
    Vector Residuals(Vector point);

    /// <summary>A(x), Aᵢⱼ = ∂rᵢ/∂xⱼ (observations × dimension).</summary>
    /// <param name="point">x.</param>
    Matrix Jacobian(Vector point);
}
