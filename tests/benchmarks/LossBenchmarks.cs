using BenchmarkDotNet.Attributes;
using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Benchmarks;

/// <summary>Value and gradient of the classification losses on a batch of 100 × 10 scores.</summary>
public class LossBenchmarks
{
    private readonly Matrix _scores = new RandomStream(1).Normal(100, 10, 0, 1, Precision.Single);
    private readonly int[] _labels = [.. Enumerable.Range(0, 100).Select(i => i % 10)];

    /// <summary>The loss measured.</summary>
    [ParamsSource(nameof(Losses))]
    public Loss Loss { get; set; } = null!;

    /// <summary>The losses compared.</summary>
    public static IEnumerable<Loss> Losses => [new SoftmaxCrossEntropy(), new HingeLoss(), new MeanSquaredError().After(OutputActivation.Softmax)];

    /// <summary>Value and gradient.</summary>
    [Benchmark]
    public BatchLossValue Evaluate() => Loss.Evaluate(_scores, _labels);
}
