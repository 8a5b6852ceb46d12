using BenchmarkDotNet.Attributes;
using CourseKit.Activations;
using CourseKit.Tensors;

namespace CourseKit.Benchmarks;

/// <summary>Values and slopes of the activations that take an exponential or a logarithm, on one thread, beside the platform's own exponential number by number.</summary>
public class ActivationBenchmarks
{
    private readonly Matrix _z = new RandomStream(1).Normal(100, 256, 0, 1, Precision.Single);
    private readonly Matrix _gradient = new RandomStream(2).Normal(100, 256, 0, 1, Precision.Single);
    private readonly float[] _numbers = new float[100 * 256];
    private readonly Matrix _output = new(100, 256, Precision.Single);
    private readonly Matrix _inputGradient = new(100, 256, Precision.Single);

    private Activation _activation = null!;

    /// <summary>The name of the activation measured.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>The activations compared.</summary>
    public static IEnumerable<string> Names => Activations.Select(activation => activation.Name);

    private static IEnumerable<Activation> Activations => [new LogisticSigmoid(), new Tanh(), new Softplus(), new ELU(), new SELU(), new GELU(), new SiLU(), new Mish()];

    /// <summary>One thread, so that the registers are measured and not the sharing.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        Compute.Threads = 1;
        _activation = Activations.Single(activation => activation.Name == Name);
    }

    /// <summary>The peer: as many exponentials of the platform's.</summary>
    [Benchmark(Baseline = true)]
    public void Exponentials()
    {
        for (var i = 0; i < _numbers.Length; i++)
            _numbers[i] = MathF.Exp(_z.AsSpan<float>()[i]);
    }

    /// <summary>o = τ(z).</summary>
    [Benchmark]
    public void Values() => _activation.Apply(_z, _output);

    /// <summary>∂e/∂z = ∂e/∂o · τ'(z).</summary>
    [Benchmark]
    public void Slopes() => _activation.Backward(_z, _output, _gradient, _inputGradient);
}
