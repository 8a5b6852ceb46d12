using System.Text;
using CourseKit.Display;

namespace CourseKit.Layers;

/// <summary>A row of numbers that a layer keeps without learning them: a running mean or variance.</summary>
/// <param name="Name">Its symbol: <c>μ</c>, <c>σ²</c>.</param>
/// <param name="Length">How many numbers, ≥ 1.</param>
/// <param name="Start">What each starts at.</param>
public sealed record StatisticSpec(string Name, int Length, double Start)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
