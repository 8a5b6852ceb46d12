using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>What one layer did with one batch.</summary>
/// <param name="Layer">The layer, counted from 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of an example that came out.</param>
/// <param name="Output">What came out (examples × output size).</param>
/// <param name="OutputGradient">∂e/∂output (examples × output size); null in frozen layers.</param>
/// <param name="Parameters">Each parameter, by its symbol.</param>
/// <param name="Gradients">Each parameter's gradient, by its symbol.</param>
public sealed record LayerTrace(
    int Layer,
    string Name,
    TensorShape Shape,
    Matrix Output,
    Matrix? OutputGradient,
    IReadOnlyDictionary<string, Matrix> Parameters,
    IReadOnlyDictionary<string, Matrix> Gradients)
{
    /// <summary>The mean of the output.</summary>
    public double Mean => Output.To(Precision.Double).Mean();

    /// <summary>The standard deviation of the output, over examples and units.</summary>
    public double Deviation => Spread(Output, Mean);

    /// <summary>The standard deviation of the output's gradient; NaN in frozen layers.</summary>
    public double GradientDeviation => OutputGradient is null ? double.NaN : Spread(OutputGradient, OutputGradient.To(Precision.Double).Mean());

    /// <summary>‖∂e/∂output‖ of the batch; NaN in frozen layers.</summary>
    public double GradientNorm => OutputGradient is null ? double.NaN : Norm([OutputGradient]);

    /// <summary>The norm of all the parameters' gradients; 0 without parameters.</summary>
    public double ParameterGradientNorm => Norm(Gradients.Values);

    /// <summary>Share of the outputs that are 0: what ReLU switched off.</summary>
    public double ZeroShare => Output.Flatten().Count(o => o == 0) / ((double)Output.Rows * Output.Columns);

    internal static double Norm(IEnumerable<Matrix> matrices)
        => Math.Sqrt(matrices.Sum(matrix => matrix.To(Precision.Double).Flatten() is var all ? all.Dot(all) : 0));

    private static double Spread(Matrix matrix, double mean)
    {
        var centred = matrix.To(Precision.Double).Flatten() - mean;
        return Math.Sqrt(centred.Dot(centred) / centred.Length);
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
