using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>The loss of a two-layer regression network and its slope in every weight.</summary>
/// <param name="Loss">J.</param>
/// <param name="HiddenWeights">∂J/∂U (inputs × hidden).</param>
/// <param name="HiddenBias">∂J/∂b (hidden).</param>
/// <param name="OutputWeights">∂J/∂w (hidden).</param>
/// <param name="OutputBias">∂J/∂c.</param>
public sealed record TwoLayerGradient(double Loss, Matrix HiddenWeights, Vector HiddenBias, Vector OutputWeights, double OutputBias)
{
    /// <summary>All slopes in one row: U row by row, b, w, c.</summary>
    public Vector Flatten() => TwoLayerRegression.Flatten(HiddenWeights, HiddenBias, OutputWeights, OutputBias);

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
