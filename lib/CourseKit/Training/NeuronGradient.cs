using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>One neuron's loss at one example, and how its parameters change it.</summary>
/// <param name="Error">The loss e.</param>
/// <param name="Output">The neuron's output o.</param>
/// <param name="Weights">∂e/∂w, one number an input.</param>
/// <param name="Bias">∂e/∂b.</param>
public sealed record NeuronGradient(double Error, double Output, Vector Weights, double Bias)
{
    /// <summary>∂e/∂w of the first (often only) weight.</summary>
    public double Weight => Weights[0];

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
