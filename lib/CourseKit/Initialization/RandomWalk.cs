using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>Normal with σ = g/√n, g chosen so that the logarithm of the gradient's length, layer by layer, is a random walk without drift.</summary>
/// <remarks>
/// Sussillo and Abbott 2014. A gradient that goes back through many layers is multiplied by a random factor at each. σ that keeps
/// its mean square still lets its logarithm drift down; g = exp(1/(2n)) for linear units and
/// g = √2 exp(1.2/(max(n, 6) − 2.4)) for ReLU make up for it. n is n_in, the layer's width where all are equally wide.
/// </remarks>
/// <param name="Rectified">Whether the units are ReLU; otherwise linear, or tanh about 0.</param>
public sealed record RandomWalk(bool Rectified = true) : Initializer
{
    /// <inheritdoc/>
    public override string Name => Rectified ? "Random walk (ReLU)" : "Random walk (linear)";

    /// <inheritdoc/>
    public override string Formula => Rectified ? "normal, σ = √2 exp(1.2/(max(n, 6) − 2.4))/√n" : "normal, σ = exp(1/(2n))/√n";

    /// <summary>The gain g of a layer with n inputs.</summary>
    /// <param name="inputs">n ≥ 1.</param>
    public double Gain(int inputs)
        => Rectified
            ? Math.Sqrt(2) * Math.Exp(1.2 / (Math.Max(inputs, 6) - 2.4))
            : Math.Exp(1 / (2.0 * inputs));

    /// <inheritdoc/>
    public override double Deviation(WeightShape shape) => Gain(shape.FanIn) / Math.Sqrt(shape.FanIn);

    /// <inheritdoc/>
    protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights) => Normal(Deviation(shape), random, weights);
}
