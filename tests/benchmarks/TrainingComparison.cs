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
            var run = new Run(network, optimizer, optimizer.Init(network.Parameters), x, targets);
            if (steps is { } count)
            {
                var losses = run.Through(order.AsSpan(0, count * BatchSize));
                Write(configuration, $"\"losses\": [{string.Join(", ", losses.Select(Number))}]");
                continue;
            }

            run.Through(order.AsSpan(0, labels.Length));
            var (seconds, mean, allocated) = (new List<double>(), 0.0, GC.GetAllocatedBytesForCurrentThread());
            for (var epoch = labels.Length; epoch < order.Length; epoch += labels.Length)
            {
                var start = Stopwatch.GetTimestamp();
                mean = run.Through(order.AsSpan(epoch, labels.Length)).Average();
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Write(configuration, $"\"seconds\": [{string.Join(", ", seconds.Select(Number))}], \"loss\": {Number(mean)}, \"allocated\": {allocated.ToString(CultureInfo.InvariantCulture)}");
        }
    }

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

    private sealed record Run(Network Network, Optimizer Optimizer, OptimizerState State, Matrix X, Matrix Targets)
    {
        private readonly Matrix _batch = new(BatchSize, Inputs, X.Precision);
        private readonly Matrix _truth = new(BatchSize, Classes, X.Precision);

        /// <summary>Steps through an order, a batch at a time.</summary>
        /// <returns>The loss of each step.</returns>
        internal double[] Through(ReadOnlySpan<int> order)
        {
            var losses = new double[order.Length / BatchSize];
            for (var step = 0; step < losses.Length; step++)
            {
                var rows = order.Slice(step * BatchSize, BatchSize);
                Gather(X, rows, _batch);
                Gather(Targets, rows, _truth);
                losses[step] = Network.Gradient(_batch, _truth, Loss);
                Optimizer.Step(State, Network.Gradients, Network.Parameters);
            }

            return losses;
        }

        private static void Gather(Matrix from, ReadOnlySpan<int> rows, Matrix to)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                if (from.Precision == Precision.Single)
                    from.RowSpan<float>(rows[i]).CopyTo(to.RowSpan<float>(i));
                else
                    from.RowSpan<double>(rows[i]).CopyTo(to.RowSpan<double>(i));
            }
        }
    }
}
