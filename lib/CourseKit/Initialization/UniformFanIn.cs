using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>Uniform in (−r, r) with r = 1/√n_in.</summary>
/// <remarks>
/// (5.10). Its deviation is r/√3: a sum of n_in such products has a third of its inputs' variance.
/// </remarks>
public sealed record UniformFanIn : Initializer
{
    /// <inheritdoc/>
    public override string Name => "Uniform 1/√n_in";

    /// <inheritdoc/>
    public override string Formula => "uniform in ±1/√n_in";

    /// <inheritdoc/>
    public override double Deviation(WeightShape shape) => 1 / Math.Sqrt(3.0 * shape.FanIn);

    /// <inheritdoc/>
    protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights) => Uniform(1 / Math.Sqrt(shape.FanIn), random, weights);
}
