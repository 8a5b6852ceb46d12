using CourseKit.Initialization;
using CourseKit.Layers;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <content>Parts of a network for another one, a start that fits its data, and its weights as pictures.</content>
public sealed partial class Network
{
    /// <summary>The first layers of this network with their parameters, and other layers behind them: transfer learning.</summary>
    /// <remarks>
    /// <c>network.WithHead(4, [new Dense(5)])</c>. For fixed features set <see cref="Frozen"/> of the result to
    /// <paramref name="keep"/>; for fine-tuning, train the kept layers with a smaller rate (<see cref="ParameterGroup"/>).
    /// </remarks>
    /// <param name="keep">How many layers are kept, in 0 … layers.</param>
    /// <param name="head">The layers behind them, which start anew.</param>
    /// <param name="seed">What the new layers start from.</param>
    /// <exception cref="ShapeException">The head cannot take what the kept layers give.</exception>
    public Network WithHead(int keep, IEnumerable<Layer> head, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(head);
        var network = new Network(Input, [.. Layers.Take(Kept(keep)), .. head], seed, Precision);
        network.TakeFrom(this, keep);
        return network;
    }

    /// <summary>The first layers as a network of their own, with their parameters (copied): what it predicts are features.</summary>
    /// <param name="layers">How many, in 1 … layers.</param>
    public Network First(int layers)
    {
        var network = Blank(Input, Layers.Take(Kept(layers)), Precision);
        network.TakeFrom(this, layers);
        return network;
    }

    /// <summary>LSUV: orthogonal weights, each layer scaled until its output before the activation has variance 1 on a mini-batch.</summary>
    /// <param name="rule">Tolerance and tries.</param>
    /// <param name="x">The mini-batch (examples × input size), at least 2 examples.</param>
    /// <param name="random">Where the random numbers come from.</param>
    /// <returns>For each layer with weights, in order, the variance reached; its number is the network's.</returns>
    /// <exception cref="InvalidOperationException">A layer's output is constant or not finite.</exception>
    public IReadOnlyList<ScaledLayer> Start(LayerSequentialUnitVariance rule, Matrix x, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(rule);
        RequireInput(x);
        int[] weighted = [.. Enumerable.Range(0, Layers.Count).Where(layer => Specs[layer].Any(spec => spec.Decays))];
        Matrix[] weights = [.. weighted.Select(layer => _memories[layer].Parameters[Specs[layer].TakeWhile(spec => !spec.Decays).Count()])];
        var scaled = rule.Fill(weights, place => BeforeActivation(weighted[place], x.To(Precision)), random);
        return [.. scaled.Select(layer => layer with { Layer = weighted[layer.Layer] })];
    }

    /// <summary>Each unit's weights in the first parameter of a layer as a picture (height × width), channels below one another.</summary>
    /// <param name="layer">The layer, counted from 0; its weights have a column a unit, as dense layers and convolutions have.</param>
    /// <param name="shape">What a unit sees, as an image; null for the layer's input shape, or the square root of plain numbers.</param>
    /// <exception cref="ShapeException">The weights are not as many as the image has numbers.</exception>
    public IReadOnlyList<Matrix> WeightPictures(int layer, TensorShape? shape = null)
    {
        if (ParametersOf(layer) is not [var weights, ..])
            throw new ArgumentException(Invariant($"layer {layer}, {Layers[layer].Name}, has no weights"), nameof(layer));
        var side = (int)Math.Round(Math.Sqrt(weights.Rows));
        var image = shape ?? (Shapes[layer].Size == weights.Rows && Shapes[layer].IsImage ? Shapes[layer] : new TensorShape(1, side, side));
        if (image.Size != weights.Rows)
            throw new ShapeException(Invariant($"layer {layer}, {Layers[layer].Name}: a unit has {weights.Rows} weights, an image of {image} has {image.Size} numbers: say the shape"));
        return [.. weights.Transpose().ToRows().Select(unit => new Matrix(image.Channels * image.Height, image.Width, unit))];
    }

    /// <summary>What a layer gives before its activation, as the network predicts.</summary>
    private Matrix BeforeActivation(int layer, Matrix x)
    {
        var pass = PassOf(x.Rows);
        x.CopyTo(pass.Input);
        Run(pass, training: false);
        var linear = Layers[layer].WithoutActivation;
        var output = new Matrix(x.Rows, linear.OutputShape(Shapes[layer]).Size, Precision);
        var alone = new LayerPass(_memories[layer], pass.Layers[layer].Input, output, null, output);
        if (Precision == Precision.Single)
            linear.Forward<float>(alone);
        else
            linear.Forward<double>(alone);
        return output;
    }

    private int Kept(int layers)
        => layers >= 0 && layers <= Layers.Count
            ? layers
            : throw new ArgumentOutOfRangeException(nameof(layers), Invariant($"layers must be in 0 … {Layers.Count}, got {layers}"));
}
