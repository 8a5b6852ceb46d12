using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>One station of a method's way, with what it had cost to get there: a point of a contour plot or of a curve against evaluations.</summary>
/// <param name="Point">x.</param>
/// <param name="Value">J(x).</param>
/// <param name="GradientNorm">‖∇J(x)‖∞.</param>
/// <param name="FunctionCount">Values computed so far.</param>
/// <param name="GradientCount">Gradients computed so far.</param>
public sealed record PathPoint(Vector Point, double Value, double GradientNorm, int FunctionCount, int GradientCount)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
