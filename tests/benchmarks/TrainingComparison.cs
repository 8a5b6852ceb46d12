using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Normalization;
using CourseKit.Optimizers;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Benchmarks;

/// <summary>The library's side of ratios.py: the task of training/task.py through the public API.</summary>
internal static class TrainingComparison
{
    private const int Inputs = 784;
    private const int Classes = 10;
    private const int BatchSize = 100;
    private static readonly Loss Loss = new SoftmaxCrossEntropy();

    /// <summary>One line of JSON a configuration: the losses of the first steps, or the seconds of each epoch after a warm-up epoch.</summary>
    /// <param name="folder">What task.py has written.</param>
    /// <param name="precision">float or double.</param>
    /// <param name="configurations">relu or norm, then the rule: relu/sgd.</param>
    /// <param name="steps">How many steps to take; null for the timed epochs.</param>
    internal static void Print(string folder, string precision, string[] configurations, int? steps)
    {
        var type = precision == "float" ? Precision.Single : Precision.Double;
        var labels = Numbers<int>(folder, "labels.i32");
        var x = new Matrix(labels.Length, Inputs, Numbers<float>(folder, "x.f32")).To(type);
        var targets = Matrix.OneHot(labels, Classes, type);
        var order = Numbers<int>(folder, "order.i32");
        foreach (var configuration in configurations)
        {
            var network = Build(folder, configuration.Split('/')[0], type);
            var optimizer = Rule(configuration.Split('/')[1]);
            if (steps is { } count)
                Write(configuration, $"\"losses\": {List(Losses(network, optimizer, x, targets, order.AsSpan(0, count * BatchSize)))}");
            else
                Write(configuration, Epochs(network, optimizer, new Examples(x, targets), order.Length / labels.Length));
        }
    }

    // The order is a file's here, so that every step can be held against the peers'.
    private static List<double> Losses(Network network, Optimizer optimizer, Matrix x, Matrix targets, ReadOnlySpan<int> order)
    {
        var state = optimizer.Init(network.Parameters);
        var losses = new List<double>();
        for (var start = 0; start < order.Length; start += BatchSize)
        {
            var rows = order.Slice(start, BatchSize);
            losses.Add(network.Gradient(x.TakeRows(rows), targets.TakeRows(rows), Loss));
            optimizer.Step(state, network.Gradients, network.Parameters);
        }

        return losses;
    }

    // As everyone trains: the trainer shuffles, gathers and steps. The first epoch warms up.
    private static string Epochs(Network network, Optimizer optimizer, Examples examples, int epochs)
    {
        var trainer = new Trainer(network, optimizer, Loss) { BatchSize = BatchSize, Measure = TrainingMeasure.Running };
        var run = trainer.Start(examples, epochs);
        var (seconds, allocated) = (new List<double>(epochs), 0L);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            for (var step = 0; step < run.StepsPerEpoch; step++)
                run.Step();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return $"\"seconds\": {List(seconds.Skip(1))}, \"loss\": {Number(run.LastRecord.Loss)}, \"allocated\": {allocated.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string List(IEnumerable<double> values) => $"[{string.Join(", ", values.Select(Number))}]";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void Write(string configuration, string rest) => Console.WriteLine($"{{\"configuration\": \"{configuration}\", {rest}}}");

    private static Network Build(string folder, string kind, Precision precision)
    {
        Layer[] layers = kind == "relu"
            ? [new Dense(100, new ReLU()), new Dense(100, new ReLU()), new Dense(Classes)]
            : [.. Enumerable.Repeat<Layer[]>([new Dense(100) { Bias = false }, new BatchNorm(), new Activate(new ReLU())], 5).SelectMany(block => block), new Dense(Classes)];
        var network = new Network(Inputs, layers, precision: precision);
        var start = Numbers<double>(folder, $"{kind}.f64");
        var at = 0;
        for (var layer = 0; layer < layers.Length; layer++)
        {
            if (layers[layer] is not Dense)
                continue;
            var weights = network.ParametersOf(layer)[0];
            new Matrix(weights.Rows, weights.Columns, start[at..(at + (weights.Rows * weights.Columns))]).To(precision).CopyTo(weights);
            at += weights.Rows * weights.Columns;
        }

        return network;
    }

    // The rates are those of task.py.
    private static Optimizer Rule(string name) => name switch
    {
        "sgd" => new GradientDescent(0.05),
        "momentum" => new Momentum(0.01, 0.9),
        "adam" => new Adam(0.001),
        _ => throw new ArgumentException($"the rule must be sgd, momentum or adam, got {name}"),
    };

    private static T[] Numbers<T>(string folder, string name)
        where T : unmanaged
        => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(Path.Combine(folder, name))).ToArray();
}
