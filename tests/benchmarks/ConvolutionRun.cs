using System.Diagnostics;
using System.Globalization;
using CourseKit.Layers;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Benchmarks;

/// <summary>The library's side of convolution.py: layers on a batch of 100 images, forward and back, in single precision.</summary>
internal static class ConvolutionRun
{
    private const int Batch = 100;

    // The layers of convolution.py's table, under the same names.
    private static readonly Dictionary<string, (Layer Layer, TensorShape Input)> Cases = new()
    {
        ["conv 1-8"] = (new Convolution(8, 5), (1, 28, 28)),
        ["conv 8-16"] = (new Convolution(16, 5), (8, 28, 28)),
        ["conv 1-8 same"] = (new Convolution(8, 5) { Padding = Padding.Same }, (1, 28, 28)),
        ["conv 8-16 same"] = (new Convolution(16, 5) { Padding = Padding.Same }, (8, 28, 28)),
        ["conv 8-16 3x3"] = (new Convolution(16, 3) { Padding = 1 }, (8, 28, 28)),
        ["max 2"] = (new MaxPooling(2), (8, 24, 24)),
        ["average 2"] = (new AveragePooling(2), (8, 24, 24)),
    };

    /// <summary>One line of JSON a case: its checksum, and the median seconds forward and back.</summary>
    /// <param name="repetitions">How often each is run, beyond a fifth for warming up; the median counts.</param>
    internal static void Print(int repetitions)
    {
        foreach (var (name, (layer, input)) in Cases)
        {
            // A network's first layer owes nobody a gradient: images of one channel are first, the others are not.
            var network = new Network(input, input.Channels == 1 ? [layer] : [new Reshape(input), layer]);
            var pass = network.PassOf(Batch);
            Fill(network.Parameters.AsSpan<float>(), 7);
            Fill(pass.Input.AsSpan<float>(), 11);
            var slope = new Matrix(Batch, network.Output.Size, Precision.Single);
            Fill(slope.AsSpan<float>(), 13);
            var (forward, back) = (new List<double>(), new List<double>());
            for (var i = -repetitions / 5; i < repetitions; i++)
            {
                slope.CopyTo(pass.OutputGradient);
                var start = Stopwatch.GetTimestamp();
                network.Run(pass, training: true);
                var middle = Stopwatch.GetTimestamp();
                network.Backward(pass);
                var end = Stopwatch.GetTimestamp();
                if (i < 0)
                    continue;
                forward.Add(Stopwatch.GetElapsedTime(start, middle).TotalSeconds);
                back.Add(Stopwatch.GetElapsedTime(middle, end).TotalSeconds);
            }

            var check = pass.Output.Sum() + (network.Gradients.Length > 0 ? network.Gradients.Sum() : 0) + (pass.Layers[^1].InputGradient?.Sum() ?? 0);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"case": "{{name}}", "check": {{check}}, "forward": {{Median(forward)}}, "back": {{Median(back)}}}"""));
        }
    }

    /// <summary>Numbers that both sides make alike, in −0.5 … 0.5; the weights of the library lie in another order, but their sum tells.</summary>
    private static void Fill(Span<float> numbers, int factor)
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = ((i * (long)factor % 101) - 50) / 100f;
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
}
