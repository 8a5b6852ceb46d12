using CourseKit.Tensors;

namespace CourseKit.SecondOrder.Problems;

/// <summary>A test function that is a sum of squared terms, J = Σ tᵢ²: Gauss–Newton and Levenberg–Marquardt can use its parts.</summary>
/// <remarks>
/// As a least-squares problem ½‖r‖² its residuals are r = √2 t. With T = ∂t/∂x: ∇J = 2Tᵀt, H = 2(TᵀT + Σ tᵢ∇²tᵢ).
/// </remarks>
public abstract class SumOfSquaresProblem : Problem, IResiduals
{
    /// <inheritdoc/>
    public override double Value(Vector point) => Terms(Checked(point)) is var t ? t.Dot(t) : 0;

    /// <inheritdoc/>
    public override Vector Gradient(Vector point) => 2 * (Terms(Checked(point)) * TermSlopes(point));

    /// <inheritdoc/>
    public override Matrix Hessian(Vector point)
    {
        var slopes = TermSlopes(Checked(point));
        var h = slopes.TransposeTimes(slopes);
        AddCurvature(point, Terms(point), h);
        return 2 * h;
    }

    /// <inheritdoc/>
    public Vector Residuals(Vector point) => Math.Sqrt(2) * Terms(Checked(point));

    /// <inheritdoc/>
    public Matrix Jacobian(Vector point) => Math.Sqrt(2) * TermSlopes(Checked(point));

    /// <summary>t(x).</summary>
    protected abstract Vector Terms(Vector x);

    /// <summary>T = ∂t/∂x (terms × dimension).</summary>
    protected abstract Matrix TermSlopes(Vector x);

    /// <summary>Adds Σ tᵢ∇²tᵢ to a matrix, both triangles.</summary>
    protected abstract void AddCurvature(Vector x, Vector t, Matrix h);
}
