using System.Text;
using CourseKit.Display;

namespace CourseKit.Initialization;

/// <summary>What <see cref="LayerSequentialUnitVariance"/> did to a layer.</summary>
/// <param name="Layer">The layer, counted from 0.</param>
/// <param name="Variance">The variance of its output on the mini-batch, in the end.</param>
/// <param name="Tries">How often its weights were scaled.</param>
/// <param name="Reached">Whether the variance is within the tolerance of 1.</param>
public readonly record struct ScaledLayer(int Layer, double Variance, int Tries, bool Reached)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
