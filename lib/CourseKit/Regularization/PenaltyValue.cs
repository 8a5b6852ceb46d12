using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>A penalty's value and gradient, taken together.</summary>
/// <param name="Value">R(Θ).</param>
/// <param name="Gradient">∂R/∂Θ, as long as Θ.</param>
public readonly record struct PenaltyValue(double Value, Vector Gradient)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
