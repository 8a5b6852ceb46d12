using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A feed-forward network: layers one after another, with all that they learn in one flat vector.</summary>
/// <remarks>
/// <code>
/// var network = new Network(784, [new Dense(100, new ReLU()), new Dense(10)], seed: 1);
/// var loss = network.Gradient(x, y, new SoftmaxCrossEntropy());     // forward, loss, back: fills Gradients
/// optimizer.Step(state, network.Gradients, network.Parameters);     // Θ ← Θ + Δ
/// </code>
/// Each layer's weights are views into <see cref="Parameters"/>, so that an optimizer is one loop over one vector. A batch is
/// a matrix, one example a row. The matrices that a batch size needs are made at its first use and used again: after it, a
/// step allocates nothing. One network serves one thread at a time; <see cref="Copy()"/> makes another. The same seed gives
/// the same network, and the same training, bit for bit.
/// </remarks>
public sealed partial class Network
{
    private readonly LayerMemory[] _memories;
    private readonly int[] _starts;
    private readonly Dictionary<int, NetworkPass> _passes = [];

    /// <summary>A network whose weights start where its layers say.</summary>
    /// <param name="input">The shape of an example: 784, or (1, 28, 28).</param>
    /// <param name="layers">The layers, from the input to the output; at least one.</param>
    /// <param name="seed">What weights, dropped units and noise follow from.</param>
    /// <param name="precision">Element type of the parameters, and of all computation.</param>
    /// <exception cref="ShapeException">A layer cannot take what the one before it gives; the message names it.</exception>
    public Network(TensorShape input, IEnumerable<Layer> layers, long seed = 1, Precision precision = Precision.Single)
        : this(seed, input, layers, precision)
    {
        for (var place = 0; place < Layers.Count; place++)
            Draw(place);
    }

    private Network(long seed, TensorShape input, IEnumerable<Layer> layers, Precision precision)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Input = input.Checked("Network");
        Layers = [.. layers];
        if (Layers.Count == 0)
            throw new ArgumentException("a network must have at least one layer, got none");
        var specs = new List<IReadOnlyList<ParameterSpec>>();
        var shapes = new List<TensorShape> { Input };
        foreach (var (layer, place) in Layers.Select((layer, place) => (layer ?? throw new ArgumentException(Invariant($"layer {place} is null")), place)))
        {
            try
            {
                specs.Add(layer.Parameters(shapes[^1]));
                shapes.Add(layer.OutputShape(shapes[^1]).Checked(layer.Name));
            }
            catch (ShapeException e)
            {
                throw new ShapeException(Invariant($"layer {place} of the network: {e.Message}"));
            }
        }

        Shapes = shapes;
        Specs = specs;
        _starts = Starts(specs);
        Parameters = Vector.Lasting(_starts[^1], precision);
        Gradients = Vector.Lasting(_starts[^1], precision);
        var random = new RandomStream(seed);
        _memories = [.. Layers.Select((layer, place) => Memory(layer, place, random.Split()))];
    }

    /// <summary>The shape of an example that goes in.</summary>
    public TensorShape Input { get; }

    /// <summary>The shape of what comes out.</summary>
    public TensorShape Output => Shapes[^1];

    /// <summary>The layers, from the input to the output.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The shape in front of each layer, and at the end that of the output.</summary>
    public IReadOnlyList<TensorShape> Shapes { get; }

    /// <summary>Θ: everything that the network learns, layer after layer, in one vector. Writing to it changes the network.</summary>
    public Vector Parameters { get; }

    /// <summary>∂J/∂Θ as the last <see cref="Gradient(Matrix, Matrix, Loss)"/> left it, of the parameters' length.</summary>
    public Vector Gradients { get; }

    /// <summary>Element type of the parameters, and of all computation.</summary>
    public Precision Precision => Parameters.Precision;

    /// <summary>How many layers from the input on are frozen: they predict, keep their parameters, and get no gradient. In 0 … layers.</summary>
    /// <remarks>The gradients of frozen layers are 0. An optimizer that is to leave them alone gets <see cref="ParametersFrom"/>
    /// and <see cref="GradientsFrom"/>.</remarks>
    public int Frozen
    {
        get;
        set
        {
            field = value >= 0 && value <= Layers.Count
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), Invariant($"Frozen must be in 0 … {Layers.Count}, the number of layers, got {value}"));
            _passes.Clear();
            new Vector(Gradients.Length, Precision).CopyTo(Gradients);
        }
    }

    internal IReadOnlyList<IReadOnlyList<ParameterSpec>> Specs { get; }

    /// <summary>The parameters of a layer: views into <see cref="Parameters"/>.</summary>
    /// <param name="layer">The layer, counted from 0.</param>
    public IReadOnlyList<Matrix> ParametersOf(int layer) => Of(layer).Parameters;

    /// <summary>Their gradients: views into <see cref="Gradients"/>.</summary>
    /// <param name="layer">The layer, counted from 0.</param>
    public IReadOnlyList<Matrix> GradientsOf(int layer) => Of(layer).Gradients;

    /// <summary>What a layer keeps without learning it: running averages.</summary>
    /// <param name="layer">The layer, counted from 0.</param>
    public IReadOnlyList<Vector> StatisticsOf(int layer) => Of(layer).Statistics;

    /// <summary>The parameters from a layer to the end, as one view: what is left to train behind frozen layers.</summary>
    /// <param name="layer">The first layer, in 0 … layers; counted from 0.</param>
    public Vector ParametersFrom(int layer) => Parameters.View(StartOf(layer), Parameters.Length - StartOf(layer));

    /// <summary>The gradients from a layer to the end, as one view.</summary>
    /// <param name="layer">The first layer, in 0 … layers; counted from 0.</param>
    public Vector GradientsFrom(int layer) => Gradients.View(StartOf(layer), Gradients.Length - StartOf(layer));

    /// <summary>A network with the same layers, parameters, statistics and streams, and nothing in common.</summary>
    public Network Copy() => Copy(Precision);

    /// <summary>The same network in a precision.</summary>
    /// <param name="precision">Element type of the copy.</param>
    public Network Copy(Precision precision)
    {
        var copy = Blank(Input, Layers, precision);
        copy.Frozen = Frozen;
        copy.TakeFrom(this, Layers.Count);
        return copy;
    }

    /// <summary>Copies parameters, statistics and streams of the first layers of another network: what transfer learning starts from.</summary>
    /// <param name="other">A network whose first layers have parameters of the same shapes.</param>
    /// <param name="layers">How many layers, from the input on.</param>
    /// <exception cref="ShapeException">A parameter differs in shape.</exception>
    public void TakeFrom(Network other, int layers)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (layers < 0 || layers > Layers.Count || layers > other.Layers.Count)
            throw new ArgumentOutOfRangeException(nameof(layers), Invariant($"layers must be in 0 … {Math.Min(Layers.Count, other.Layers.Count)}, got {layers}"));
        for (var layer = 0; layer < layers; layer++)
            RequireSame(layer, other);
        for (var layer = 0; layer < layers; layer++)
        {
            var (mine, its) = (_memories[layer], other._memories[layer]);
            foreach (var (to, from) in mine.Parameters.Zip(its.Parameters))
                from.CopyTo(to);
            foreach (var (to, from) in mine.Statistics.Zip(its.Statistics))
                from.CopyTo(to);
            mine.Random.State = its.Random.State;
        }
    }

    /// <summary>Layer by layer: what it is, what comes out, how many parameters it has.</summary>
    public override string ToString()
    {
        var rows = Layers.Select((layer, i) => Invariant($"{i,3}  {layer.Name,-32} {Shapes[i + 1],-16} {_starts[i + 1] - _starts[i],12:N0}"));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"     {"input",-32} {Input}\n{string.Join('\n', rows)}\n     {Parameters.Length:N0} parameters, {Precision}");
    }

    private static int[] Starts(List<IReadOnlyList<ParameterSpec>> specs)
    {
        var starts = new int[specs.Count + 1];
        for (var i = 0; i < specs.Count; i++)
            starts[i + 1] = checked(starts[i] + specs[i].Sum(spec => spec.Count));
        return starts;
    }

    /// <summary>A network whose parameters are 0, to be written over.</summary>
    internal static Network Blank(TensorShape input, IEnumerable<Layer> layers, Precision precision) => new(0, input, layers, precision);

    /// <summary>Parameters and gradients of layers from … to − 1: views.</summary>
    internal (Vector Parameters, Vector Gradients) Part(int from, int to)
    {
        var (start, length) = (StartOf(from), StartOf(to) - StartOf(from));
        return (Parameters.View(start, length), Gradients.View(start, length));
    }

    /// <summary>What a penalty applies to in layers from … to − 1: views of each weight matrix and its gradient.</summary>
    internal IEnumerable<(Vector Weights, Vector Gradients, Matrix Matrix)> Decaying(int from, int to)
    {
        for (var layer = from; layer < to; layer++)
        {
            var at = _starts[layer];
            foreach (var (spec, matrix) in Specs[layer].Zip(_memories[layer].Parameters))
            {
                if (spec.Decays)
                    yield return (Parameters.View(at, spec.Count), Gradients.View(at, spec.Count), matrix);
                at += spec.Count;
            }
        }
    }

    /// <summary>The statistics of all layers, in order.</summary>
    internal IEnumerable<Vector> AllStatistics() => _memories.SelectMany(memory => memory.Statistics);

    /// <summary>The stream of a layer.</summary>
    internal RandomStream RandomOf(int layer) => Of(layer).Random;

    private int StartOf(int layer)
        => (uint)layer < (uint)_starts.Length
            ? _starts[layer]
            : throw new ArgumentOutOfRangeException(nameof(layer), Invariant($"layer must be in 0 … {Layers.Count}, got {layer}"));

    private LayerMemory Of(int layer)
        => (uint)layer < (uint)Layers.Count
            ? _memories[layer]
            : throw new ArgumentOutOfRangeException(nameof(layer), Invariant($"layer must be in 0 … {Layers.Count - 1}, got {layer}"));

    private LayerMemory Memory(Layer layer, int place, RandomStream random)
    {
        var (parameters, gradients, at) = (new List<Matrix>(), new List<Matrix>(), _starts[place]);
        foreach (var spec in Specs[place])
        {
            parameters.Add(Parameters.ViewAsMatrix(at, spec.Shape.Rows, spec.Shape.Columns));
            gradients.Add(Gradients.ViewAsMatrix(at, spec.Shape.Rows, spec.Shape.Columns));
            at += spec.Count;
        }

        var statistics = layer.Statistics(Shapes[place]).Select(spec => new Vector(spec.Length, Precision) + spec.Start);
        return new LayerMemory(Shapes[place], Shapes[place + 1], parameters, gradients, [.. statistics], random);
    }

    private void Draw(int layer)
    {
        foreach (var (spec, parameter) in Specs[layer].Zip(_memories[layer].Parameters))
            spec.Start.Fill(parameter, spec.Shape, _memories[layer].Random);
    }

    private void RequireSame(int layer, Network other)
    {
        var (mine, its) = (Of(layer), other.Of(layer));
        if (!mine.Parameters.Select(matrix => (matrix.Rows, matrix.Columns)).SequenceEqual(its.Parameters.Select(matrix => (matrix.Rows, matrix.Columns)))
            || !mine.Statistics.Select(vector => vector.Length).SequenceEqual(its.Statistics.Select(vector => vector.Length)))
            throw new ShapeException(Invariant($"layer {layer}: {Layers[layer].Name} after {Shapes[layer]} here, {other.Layers[layer].Name} after {other.Shapes[layer]} there: their parameters must have the same shapes"));
    }
}
