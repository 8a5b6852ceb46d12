using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>Uniform in (−r, r) with r = √6 / √(n_in + n_out).</summary>
/// <remarks>
/// (5.11); Glorot and Bengio 2010. Its deviation is √(2/(n_in + n_out)): a compromise between keeping the variance of outputs
/// on the way forward and that of gradients on the way back.
/// </remarks>
public sealed record UniformFanInOut : Initializer
{
    /// <inheritdoc/>
    public override string Name => "Uniform √6/√(n_in+n_out)";

    /// <inheritdoc/>
    public override string Formula => "uniform in ±√6/√(n_in + n_out)";

    /// <inheritdoc/>
    public override double Deviation(WeightShape shape) => Math.Sqrt(2.0 / ((double)shape.FanIn + shape.FanOut));

    /// <inheritdoc/>
    protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights) => Uniform(Math.Sqrt(6.0 / ((double)shape.FanIn + shape.FanOut)), random, weights);
}
