using BenchmarkDotNet.Attributes;
using CourseKit.Tensors;

namespace CourseKit.Benchmarks;

/// <summary>The matrix products of a training step: batch × weights, and the weights' gradient.</summary>
public class ProductBenchmarks
{
    private Matrix batch = null!;
    private Matrix weights = null!;
    private Matrix slopes = null!;

    /// <summary>The element type.</summary>
    [Params(Precision.Single, Precision.Double)]
    public Precision Precision { get; set; }

    /// <summary>Outputs of the layer: ten classes, or a hidden layer of a hundred.</summary>
    [Params(10, 100)]
    public int Outputs { get; set; }

    /// <summary>Random operands: 100 images of 784 pixels.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new RandomStream(1);
        batch = random.Normal(100, 784, 0, 1, Precision);
        weights = random.Normal(784, Outputs, 0, 1, Precision);
        slopes = random.Normal(100, Outputs, 0, 1, Precision);
    }

    /// <summary>X · W.</summary>
    [Benchmark]
    public Matrix Forward() => batch * weights;

    /// <summary>Xᵀ · D.</summary>
    [Benchmark]
    public Matrix Gradient() => batch.TransposeTimes(slopes);
}
