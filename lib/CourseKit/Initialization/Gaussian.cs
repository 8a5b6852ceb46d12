using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>Normal with mean 0 and a σ that does not depend on the layer.</summary>
/// <remarks>σ = 0.01 is AlexNet's (Krizhevsky 2012): good for a few layers; in a deep network outputs and gradients vanish.</remarks>
/// <param name="Sigma">σ, a finite number &gt; 0.</param>
public sealed record Gaussian(double Sigma = 0.01) : Initializer
{
    /// <summary>σ, a finite number &gt; 0.</summary>
    public double Sigma { get; init => field = Positive(value, nameof(Sigma)); } = Positive(Sigma, nameof(Sigma));

    /// <inheritdoc/>
    public override string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Gaussian, σ = {Sigma}");

    /// <inheritdoc/>
    public override string Formula => "normal, σ fixed";

    /// <inheritdoc/>
    public override double Deviation(WeightShape shape) => Sigma;

    /// <inheritdoc/>
    protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights) => Normal(Sigma, random, weights);

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
