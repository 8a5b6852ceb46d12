using System.Text;
using CourseKit.Display;

namespace CourseKit.Optimizers;

/// <summary>A place that descents ended at.</summary>
/// <param name="Point">x.</param>
/// <param name="Value">f(x).</param>
/// <param name="Hits">How many descents ended there: how wide its basin is.</param>
public sealed record LocalMinimum(double Point, double Value, int Hits)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
