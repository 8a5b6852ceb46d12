using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>The second-order Taylor model of J around x: J(x + δ) ≈ J(x) + gᵀδ + ½ δᵀHδ.</summary>
/// <remarks>(5.36) in one dimension, (5.37) in several. Its stationary point δ = −H⁻¹g is Newton's step (5.38, 5.39).</remarks>
/// <param name="Point">x.</param>
/// <param name="Value">J(x).</param>
/// <param name="Gradient">g = ∇J(x).</param>
/// <param name="Hessian">H(x) (n × n).</param>
public sealed record TaylorModel(Vector Point, double Value, Vector Gradient, Matrix Hessian)
{
    /// <summary>The model of a function around a point.</summary>
    /// <param name="objective">J.</param>
    /// <param name="point">x.</param>
    public static TaylorModel Of(IHessian objective, Vector point)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return new(point, objective.Value(point), objective.Gradient(point), objective.Hessian(point));
    }

    /// <summary>The first-order (linear) model J(x) + gᵀδ.</summary>
    /// <param name="delta">δ, the step from x.</param>
    public double FirstOrder(Vector delta) => Value + Gradient.Dot(delta);

    /// <summary>The second-order (quadratic) model J(x) + gᵀδ + ½ δᵀHδ.</summary>
    /// <param name="delta">δ, the step from x.</param>
    public double SecondOrder(Vector delta) => FirstOrder(delta) + (delta.Dot(Hessian * delta) / 2);

    /// <summary>δ = −H⁻¹g, where the quadratic model is stationary: its minimum, maximum or saddle, as H's eigenvalues say.</summary>
    /// <exception cref="ArgumentException">H is singular.</exception>
    public Vector NewtonStep() => new LuDecomposition(Hessian).Solve(-Gradient);

    /// <summary>H's eigenvalues, ascending: all positive at a minimum, of both signs at a saddle.</summary>
    public Vector Curvatures() => SymmetricEigen.Of(Hessian).Values;

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
