using CourseKit.Tensors;

namespace CourseKit.Activations;

/// <summary>How much of a layer is saturated: where |τ'(z)| is so small that it kills the gradient.</summary>
public static class Saturation
{
    /// <summary>The share of units, over all examples, with |τ'(z)| &lt; ε; NaN when there are none.</summary>
    /// <param name="activation">τ, of one number for each output.</param>
    /// <param name="input">z (examples × units).</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    /// <returns>A share in [0, 1]. A NaN among the z is not saturated.</returns>
    public static double Share(Activation activation, Matrix input, double epsilon = 1e-3) => ShareByUnit(activation, input, epsilon).Mean();

    /// <summary>For each unit the share of examples with |τ'(z)| &lt; ε; NaN for an empty batch.</summary>
    /// <inheritdoc cref="Share"/>
    public static Vector ShareByUnit(Activation activation, Matrix input, double epsilon = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!(epsilon > 0))
            throw new ArgumentOutOfRangeException(nameof(epsilon), $"epsilon must be > 0, got {Storage.Text(epsilon)}");
        return Slopes(activation, input).To(Precision.Double).Map(slope => Math.Abs(slope) < epsilon ? 1 : 0).ColumnMeans();
    }

    /// <summary>τ'(z) of a batch (examples × units).</summary>
    internal static Matrix Slopes(Activation activation, Matrix input)
    {
        ArgumentNullException.ThrowIfNull(activation);
        ArgumentNullException.ThrowIfNull(input);
        if (activation.Pieces != 1)
            throw new ArgumentException($"{activation.Name} is linear in pieces: it has no unit that is saturated or dead", nameof(activation));
        return activation.Backward(input, activation.Apply(input), Matrix.Filled(input.Rows, input.Columns, 1, input.Precision));
    }
}
