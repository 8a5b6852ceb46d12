using System.Text;
using CourseKit.Display;

namespace CourseKit.Optimizers;

/// <summary>One of several descents of a function of one variable.</summary>
/// <param name="Start">Where it began.</param>
/// <param name="End">Where it ended.</param>
/// <param name="Value">f(end).</param>
/// <param name="Path">x before each step and after the last, for a figure.</param>
public sealed record DescentRun(double Start, double End, double Value, IReadOnlyList<double> Path)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
