using BenchmarkDotNet.Attributes;
using CourseKit.Tensors;

namespace CourseKit.Benchmarks;

/// <summary>The matrix products of a training step: forward, the weights' gradient, the inputs' gradient.</summary>
[MemoryDiagnoser]
public class ProductBenchmarks
{
    private Matrix batch = null!;
    private Matrix weights = null!;
    private Matrix bias = null!;
    private Matrix slopes = null!;
    private Matrix outputs = null!;
    private Matrix ofWeights = null!;
    private Matrix ofBatch = null!;

    /// <summary>The element type.</summary>
    [Params(Precision.Single, Precision.Double)]
    public Precision Precision { get; set; }

    /// <summary>Outputs of the layer: ten classes, or a hidden layer of a hundred.</summary>
    [Params(10, 100)]
    public int Outputs { get; set; }

    /// <summary>Threads that share a product.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Random operands: 100 images of 784 pixels.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new RandomStream(1);
        Compute.Threads = Threads;
        batch = random.Normal(100, 784, 0, 1, Precision);
        weights = random.Normal(784, Outputs, 0, 1, Precision);
        bias = random.Normal(1, Outputs, 0, 1, Precision);
        slopes = random.Normal(100, Outputs, 0, 1, Precision);
        outputs = new Matrix(100, Outputs, Precision);
        ofWeights = new Matrix(784, Outputs, Precision);
        ofBatch = new Matrix(100, 784, Precision);
    }

    /// <summary>X · W.</summary>
    [Benchmark]
    public void Forward() => Multiply(batch, false, weights, false, outputs);

    /// <summary>max(0, X · W + b).</summary>
    [Benchmark]
    public void Affine()
    {
        if (Precision == Precision.Single)
            Kernels.Affine<float>(batch.AsSpan<float>(), weights.AsSpan<float>(), bias.AsSpan<float>(), true, outputs.AsSpan<float>(), 100, 784, Outputs);
        else
            Kernels.Affine<double>(batch.AsSpan<double>(), weights.AsSpan<double>(), bias.AsSpan<double>(), true, outputs.AsSpan<double>(), 100, 784, Outputs);
    }

    /// <summary>Xᵀ · D.</summary>
    [Benchmark]
    public void OfWeights() => Multiply(batch, true, slopes, false, ofWeights);

    /// <summary>D · Wᵀ.</summary>
    [Benchmark]
    public void OfBatch() => Multiply(slopes, false, weights, true, ofBatch);

    private void Multiply(Matrix left, bool transposeLeft, Matrix right, bool transposeRight, Matrix result)
    {
        if (Precision == Precision.Single)
            Matrix.Multiply<float>(left, transposeLeft, right, transposeRight, result);
        else
            Matrix.Multiply<double>(left, transposeLeft, right, transposeRight, result);
    }
}
