using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>Each unit gets a few connections, 15, with normal weights; the other weights are 0.</summary>
/// <remarks>
/// Martens 2010; Sutskever 2013 trains deep networks from it by SGD with momentum that rises over time. What a unit adds up
/// does not grow with the layer's width, so that units neither saturate nor are alike. A layer with fewer inputs connects
/// them all.
/// </remarks>
/// <param name="Connections">Weights a unit that are not 0, ≥ 1.</param>
/// <param name="Sigma">σ of those, a finite number &gt; 0.</param>
public sealed record Sparse(int Connections = 15, double Sigma = 1) : Initializer
{
    /// <summary>Weights a unit that are not 0, ≥ 1.</summary>
    public int Connections { get; init => field = AtLeastOne(value); } = AtLeastOne(Connections);

    /// <summary>σ of those, a finite number &gt; 0.</summary>
    public double Sigma { get; init => field = Positive(value, nameof(Sigma)); } = Positive(Sigma, nameof(Sigma));

    /// <inheritdoc/>
    public override string Name => Invariant($"Sparse, {Connections} connections");

    /// <inheritdoc/>
    public override string Formula => "a few inputs a unit, normal; the others 0";

    /// <inheritdoc/>
    public override double Deviation(WeightShape shape) => Sigma * Math.Sqrt(Math.Min(1, (double)Connections / shape.Rows));

    /// <inheritdoc/>
    protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights)
    {
        for (var unit = 0; unit < shape.Columns; unit++)
        {
            foreach (var input in random.Permutation(shape.Rows).AsSpan(0, Math.Min(Connections, shape.Rows)))
                weights[(input * shape.Columns) + unit] = random.NextNormal(0, Sigma);
        }
    }

    private static int AtLeastOne(int connections)
        => connections >= 1 ? connections : throw new ArgumentOutOfRangeException(nameof(Connections), Invariant($"Connections must be ≥ 1, got {connections}"));

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
