using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>A linear model: ŷ = w·x + b.</summary>
/// <param name="Weights">w, one a feature.</param>
/// <param name="Intercept">b.</param>
public sealed record LinearModel(Vector Weights, double Intercept = 0)
{
    /// <summary>ŷ of one example.</summary>
    /// <param name="x">One number a feature.</param>
    /// <exception cref="ShapeException">There is not one number a feature.</exception>
    public double Predict(Vector x) => Weights.Dot(x) + Intercept;

    /// <summary>ŷ of each row.</summary>
    /// <param name="x">One example a row (examples × features).</param>
    /// <exception cref="ShapeException">There is not one column a feature.</exception>
    public Vector Predict(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return (x * Weights) + Intercept;
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
