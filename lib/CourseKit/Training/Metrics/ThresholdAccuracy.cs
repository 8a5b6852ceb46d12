using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Share of outputs on the right side of a threshold: accuracy of one sigmoid output a class, or of its score.</summary>
/// <param name="Threshold">0 for scores, ½ for probabilities; targets count as yes from ½ on.</param>
public sealed record ThresholdAccuracy(double Threshold = 0) : Metric
{
    /// <inheritdoc/>
    public override string Name => "Accuracy by threshold";

    /// <inheritdoc/>
    public override double Measure(Matrix outputs, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        var right = 0;
        for (var i = 0; i < outputs.Rows; i++)
        {
            for (var j = 0; j < outputs.Columns; j++)
                right += (outputs[i, j] > Threshold) == (targets[i, j] >= 0.5) ? 1 : 0;
        }

        return right / ((double)outputs.Rows * outputs.Columns);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
