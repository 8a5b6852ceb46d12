using CourseKit.Layers;
using CourseKit.Normalization;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Batch normalization worked into the weights of the layer in front: when predicting, it is but a scale and a shift.</summary>
/// <remarks>
/// (5.18) says o = a ⊙ z + c with a = γ/√(σ² + ε) and c = β − a ⊙ μ. Behind z = xW + b that is x(W · diag a) + (a ⊙ b + c): a dense
/// layer with other weights, which costs nothing extra. A dense layer with an activation in between cannot take it in.
/// </remarks>
public static class BatchNormFolding
{
    /// <summary>A network that predicts the same, without the batch normalizations that stand behind a dense layer of scores.</summary>
    /// <param name="network">A trained network, which stays as it is.</param>
    public static Network Fold(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var layers = network.Layers;
        var kept = Enumerable.Range(0, layers.Count).Where(layer => !IsFolded(layers, layer)).ToArray();
        var folded = new Network(network.Input, kept.Select(layer => IsFolded(layers, layer + 1) ? (Dense)layers[layer] with { Bias = true } : layers[layer]), 0, network.Precision);
        for (var place = 0; place < kept.Length; place++)
        {
            var (from, to) = (network.ParametersOf(kept[place]), folded.ParametersOf(place));
            if (IsFolded(layers, kept[place] + 1))
            {
                var (scale, shift) = PredictionForm(network, kept[place] + 1);
                from[0].ScaleColumns(scale).To(network.Precision).CopyTo(to[0]);
                var bias = from.Count > 1 ? shift + from[1].Flatten().Hadamard(scale) : shift;
                new Matrix(1, bias.Length, bias.ToArray()).To(network.Precision).CopyTo(to[1]);
                continue;
            }

            foreach (var (source, target) in from.Zip(to))
                source.CopyTo(target);
            foreach (var (source, target) in network.StatisticsOf(kept[place]).Zip(folded.StatisticsOf(place)))
                source.CopyTo(target);
        }

        return folded;
    }

    /// <summary>(5.18): what a batch normalization does when it predicts, o = scale ⊙ z + shift.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The place of a <see cref="BatchNorm"/> in it, counted from 0.</param>
    /// <returns>γ/√(σ² + ε) and β − γμ/√(σ² + ε), one number a feature.</returns>
    /// <exception cref="ArgumentException">The layer is another kind of layer.</exception>
    public static (Vector Scale, Vector Shift) PredictionForm(Network network, int layer)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (parameters, statistics) = (network.ParametersOf(layer), network.StatisticsOf(layer));
        if (network.Layers[layer] is not BatchNorm norm)
            throw new ArgumentException(Invariant($"layer must be the place of a batch normalization, and layer {layer} is {network.Layers[layer].Name}"));
        var (γ, β) = (parameters[0].Flatten().To(Precision.Double), parameters[1].Flatten().To(Precision.Double));
        var (μ, variance) = (statistics[0].To(Precision.Double), statistics[1].To(Precision.Double));
        var scale = γ.DivideElements((variance + norm.Epsilon).Map(Math.Sqrt));
        return (scale, β - scale.Hadamard(μ));
    }

    private static bool IsFolded(IReadOnlyList<Layer> layers, int layer)
        => layer > 0 && layer < layers.Count && layers[layer] is BatchNorm && layers[layer - 1] is Dense { Activation: null };
}
