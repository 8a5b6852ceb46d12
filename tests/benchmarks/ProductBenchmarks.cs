using BenchmarkDotNet.Attributes;
using CourseKit.Tensors;

namespace CourseKit.Benchmarks;

/// <summary>The matrix products of a training step: forward, the weights' gradient, the inputs' gradient.</summary>
[MemoryDiagnoser]
public class ProductBenchmarks
{
    private Matrix _batch = null!;
    private Matrix _weights = null!;
    private Matrix _bias = null!;
    private Matrix _slopes = null!;
    private Matrix _outputs = null!;
    private Matrix _ofWeights = null!;
    private Matrix _ofBatch = null!;

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
        _batch = random.Normal(100, 784, 0, 1, Precision);
        _weights = random.Normal(784, Outputs, 0, 1, Precision);
        _bias = random.Normal(1, Outputs, 0, 1, Precision);
        _slopes = random.Normal(100, Outputs, 0, 1, Precision);
        _outputs = new Matrix(100, Outputs, Precision);
        _ofWeights = new Matrix(784, Outputs, Precision);
        _ofBatch = new Matrix(100, 784, Precision);
    }

    /// <summary>X · W.</summary>
    [Benchmark]
    public void Forward() => Multiply(_batch, false, _weights, false, _outputs);

    /// <summary>max(0, X · W + b).</summary>
    [Benchmark]
    public void Affine()
    {
        if (Precision == Precision.Single)
            Kernels.Affine<float>(_batch.AsSpan<float>(), _weights.AsSpan<float>(), _bias.AsSpan<float>(), true, _outputs.AsSpan<float>(), 100, 784, Outputs);
        else
            Kernels.Affine<double>(_batch.AsSpan<double>(), _weights.AsSpan<double>(), _bias.AsSpan<double>(), true, _outputs.AsSpan<double>(), 100, 784, Outputs);
    }

    /// <summary>Xᵀ · D.</summary>
    [Benchmark]
    public void OfWeights() => Multiply(_batch, true, _slopes, false, _ofWeights);

    /// <summary>D · Wᵀ.</summary>
    [Benchmark]
    public void OfBatch() => Multiply(_slopes, false, _weights, true, _ofBatch);

    private void Multiply(Matrix left, bool transposeLeft, Matrix right, bool transposeRight, Matrix result)
    {
        if (Precision == Precision.Single)
            Matrix.Multiply<float>(left, transposeLeft, right, transposeRight, result);
        else
            Matrix.Multiply<double>(left, transposeLeft, right, transposeRight, result);
    }
}
