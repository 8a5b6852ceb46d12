using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>Normal with mean 0 and σ = 1/√n_in.</summary>
/// <remarks>
/// Glorot and Bengio 2010, in the lecture's form. It keeps the variance from layer to layer where the activation is about
/// linear: tanh, and sigmoid up to its factor. Under ReLU the variance halves with each layer: see <see cref="He"/>.
/// </remarks>
public sealed record Xavier : Initializer
{
    /// <inheritdoc/>
    public override string Name => "Xavier";

    /// <inheritdoc/>
    public override string Formula => "normal, σ = 1/√n_in";

    /// <inheritdoc/>
    public override double Deviation(WeightShape shape) => 1 / Math.Sqrt(shape.FanIn);

    /// <inheritdoc/>
    protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights) => Normal(1 / Math.Sqrt(shape.FanIn), random, weights);
}
