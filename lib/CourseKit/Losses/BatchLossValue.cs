using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Losses;

/// <summary>The mean loss of a batch together with its gradient.</summary>
/// <param name="Value">The mean of the rows' losses.</param>
/// <param name="Gradient">The gradient of that mean (rows × outputs): each row's own gradient divided by the number of rows.</param>
public sealed record BatchLossValue(double Value, Matrix Gradient)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
