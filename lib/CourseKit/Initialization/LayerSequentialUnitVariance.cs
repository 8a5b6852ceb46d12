using System.Globalization;
using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>LSUV: orthogonal weights, then each layer scaled until its output's variance on one mini-batch is 1.</summary>
/// <remarks>
/// Mishkin and Matas 2016. For layer after layer, from the first: W ← W / √Var(B) with B the layer's output on the mini-batch,
/// until |Var(B) − 1| &lt; tolerance. B is the output before the activation; the variance is over the whole batch and all units.
/// </remarks>
/// <param name="Tolerance">How far from 1 the variance may stay, &gt; 0.</param>
/// <param name="MostTries">How often a layer is scaled at most, ≥ 1.</param>
public sealed record LayerSequentialUnitVariance(double Tolerance = 0.1, int MostTries = 10)
{
    /// <summary>How far from 1 the variance may stay, &gt; 0.</summary>
    public double Tolerance { get; init => field = RequireTolerance(value); } = RequireTolerance(Tolerance);

    /// <summary>How often a layer is scaled at most, ≥ 1.</summary>
    public int MostTries { get; init => field = RequireTries(value); } = RequireTries(MostTries);

    /// <summary>Fills the weights of all layers.</summary>
    /// <param name="weights">Each layer's W (inputs × outputs), from the first layer on. They are overwritten.</param>
    /// <param name="forward">The output B (examples × units) of layer l, counted from 0, on the mini-batch, with the weights as they are at the time.</param>
    /// <param name="random">Where the random numbers come from.</param>
    /// <returns>For each layer the variance reached, and how often it was scaled.</returns>
    /// <exception cref="InvalidOperationException">A layer's output is constant or not finite, so that no scale can help.</exception>
    public IReadOnlyList<ScaledLayer> Fill(IReadOnlyList<Matrix> weights, Func<int, Matrix> forward, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(forward);
        foreach (var matrix in weights)
            new Orthogonal().Fill(matrix, random);
        return [.. weights.Select((matrix, layer) => Scale(matrix, layer, forward))];
    }

    private ScaledLayer Scale(Matrix weights, int layer, Func<int, Matrix> forward)
    {
        var variance = Variance(forward, layer);
        var tries = 0;
        for (; Math.Abs(variance - 1) >= Tolerance && tries < MostTries; tries++)
        {
            var scale = 1 / Math.Sqrt(variance);
            for (var row = 0; row < weights.Rows; row++)
                weights.SetRow(row, weights.Row(row) * scale);
            variance = Variance(forward, layer);
        }

        return new ScaledLayer(layer, variance, tries, Math.Abs(variance - 1) < Tolerance);
    }

    private static double Variance(Func<int, Matrix> forward, int layer)
    {
        var output = forward(layer).To(Precision.Double).Flatten();
        var centred = output - output.Mean();
        var variance = centred.Dot(centred) / centred.Length;
        return variance > 0 && double.IsFinite(variance)
            ? variance
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"LSUV: the output of layer {layer} has variance {variance} on the mini-batch: it must be a finite number > 0; are the inputs all alike, or all units dead?"));
    }

    private static double RequireTolerance(double tolerance)
        => tolerance > 0 ? tolerance : throw new ArgumentOutOfRangeException(nameof(Tolerance), string.Create(CultureInfo.InvariantCulture, $"Tolerance must be > 0, got {tolerance}"));

    private static int RequireTries(int tries)
        => tries >= 1 ? tries : throw new ArgumentOutOfRangeException(nameof(MostTries), Invariant($"MostTries must be ≥ 1, got {tries}"));

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
