using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Losses;

/// <summary>A loss of one example together with its gradient: <c>var (e, gradient) = loss.Evaluate(o, y);</c>.</summary>
/// <param name="Value">The loss e.</param>
/// <param name="Gradient">∂e/∂oᵢ, as long as the output.</param>
public sealed record LossValue(double Value, Vector Gradient)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
