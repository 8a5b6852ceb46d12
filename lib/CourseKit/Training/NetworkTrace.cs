using CourseKit.Display;
using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>All that happened in a network for one batch, forward and back: for histograms by layer and the flow of gradients.</summary>
/// <param name="Loss">The batch's mean loss.</param>
/// <param name="Layers">Layer by layer, from the input on; copies.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record NetworkTrace(double Loss, IReadOnlyList<LayerTrace> Layers) : IHtml
{
    /// <summary>Traces a batch as training sees it. Parameters, running averages and streams of the network stay as they are; its gradients become the batch's.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">One example a row (examples × input size), at least one.</param>
    /// <param name="targets">The truth (examples × output size).</param>
    /// <param name="loss">The loss of the network's outputs.</param>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static NetworkTrace Of(Network network, Matrix x, Matrix targets, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        var examples = new Examples(x, targets);
        examples.RequireFit(network, "traced");
        examples = examples.In(network.Precision);
        var (statistics, streams) = (network.AllStatistics().Select(vector => vector.Copy()).ToList(), network.Layers.Select((_, layer) => network.RandomOf(layer).State).ToList());
        var pass = network.Forward(examples.X, training: true);
        var outputs = pass.Layers.Select(layer => layer.Output.Copy()).ToList();
        var value = loss.Evaluate(pass.Output, examples.Targets, pass.OutputGradient);
        var gradients = new Matrix?[network.Layers.Count];

        // A layer may use its output's gradient up: it is copied just before.
        network.Backward(pass, layer => gradients[layer] = pass.Layers[layer].OutputGradient.Copy());
        foreach (var (kept, now) in statistics.Zip(network.AllStatistics()))
            kept.CopyTo(now);
        for (var layer = 0; layer < streams.Count; layer++)
            network.RandomOf(layer).State = streams[layer];
        return new NetworkTrace(value, [.. network.Layers.Select((layer, i) => new LayerTrace(
            i, layer.Name, network.Shapes[i + 1], outputs[i], gradients[i], Named(network, i, network.ParametersOf(i)), Named(network, i, network.GradientsOf(i))))]);
    }

    /// <summary>Layer by layer: mean and deviation of the output, share of zeros, size of the gradients; where the way back did not come, a cell is empty.</summary>
    public Table ToTable() => Table.Of(
        Layers,
        ("layer", layer => layer.Layer),
        ("name", layer => layer.Name),
        ("mean", layer => layer.Mean),
        ("deviation", layer => layer.Deviation),
        ("zeros", layer => layer.ZeroShare),
        ("‖∂e/∂o‖", layer => layer.OutputGradient is null ? null : (object)layer.GradientNorm),
        ("‖∂e/∂Θ‖", layer => layer.ParameterGradientNorm));

    /// <summary>The table as HTML.</summary>
    public string ToHtml() => ToTable().ToHtml();

    /// <summary>The table as text.</summary>
    public override string ToString() => ToTable().ToString();

    private static Dictionary<string, Matrix> Named(Network network, int layer, IReadOnlyList<Matrix> matrices)
        => network.Specs[layer].Zip(matrices).ToDictionary(pair => pair.First.Name, pair => pair.Second.Copy(), StringComparer.Ordinal);
}
