using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>Normal with mean 0 and σ = √(2/n_in): made for ReLU.</summary>
/// <remarks>
/// He 2015. ReLU passes half of the variance on, which the 2 makes good. One source writes σ = 2/√n, which doubles the variance
/// with each layer (erratum 4).
/// </remarks>
public sealed record He : Initializer
{
    /// <inheritdoc/>
    public override string Name => "He";

    /// <inheritdoc/>
    public override string Formula => "normal, σ = √(2/n_in)";

    /// <inheritdoc/>
    public override double Deviation(WeightShape shape) => Math.Sqrt(2.0 / shape.FanIn);

    /// <inheritdoc/>
    protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights) => Normal(Math.Sqrt(2.0 / shape.FanIn), random, weights);
}
