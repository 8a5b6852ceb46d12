using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.SecondOrder;

/// <summary>Where a method stands.</summary>
/// <param name="Point">x.</param>
/// <param name="Value">J(x).</param>
/// <param name="Gradient">∇J(x).</param>
public sealed record Iterate(Vector Point, double Value, Vector Gradient)
{
    /// <summary>‖∇J(x)‖∞, the largest slope along a coordinate.</summary>
    public double GradientNorm => LargestAbsolute(Gradient);

    internal bool IsFinite => double.IsFinite(Value) && double.IsFinite(GradientNorm);

    internal static double LargestAbsolute(Vector vector)
    {
        var largest = 0.0;
        foreach (var element in vector.AsSpan<double>())
        {
            if (double.IsNaN(element))
                return double.NaN;
            largest = Math.Max(largest, Math.Abs(element));
        }

        return largest;
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
