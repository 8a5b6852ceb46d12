using System.Globalization;
using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Initialization;

/// <summary>A random orthogonal matrix times a gain: WᵀW = gain² I, or WWᵀ when W has more columns than rows.</summary>
/// <remarks>
/// Saxe 2014. Gᵢⱼ normal, G = QR, W = gain · Q with Q's columns turned by the signs of R's diagonal, without which Q would not be
/// spread evenly over all orthogonal matrices (Mezzadri 2007). It keeps the length of a signal exactly, through any
/// number of linear layers; √2 is the gain for ReLU.
/// </remarks>
/// <param name="Gain">The length of each row or column, a finite number &gt; 0.</param>
public sealed record Orthogonal(double Gain = 1) : Initializer
{
    /// <summary>The length of each row or column, a finite number &gt; 0.</summary>
    public double Gain { get; init => field = Positive(value, nameof(Gain)); } = Positive(Gain, nameof(Gain));

    /// <inheritdoc/>
    public override string Name => Gain == 1 ? "Orthogonal" : string.Create(CultureInfo.InvariantCulture, $"Orthogonal, gain {Gain:G4}");

    /// <inheritdoc/>
    public override string Formula => "gain · Q of a normal matrix's QR";

    /// <inheritdoc/>
    public override double Deviation(WeightShape shape) => Gain / Math.Sqrt(Math.Max(shape.Rows, shape.Columns));

    /// <inheritdoc/>
    protected override void Draw(WeightShape shape, RandomStream random, Span<double> weights)
    {
        // Q's columns are the vectors of the longer side; as rows of the array they lie side by side in memory.
        var (length, count) = (Math.Max(shape.Rows, shape.Columns), Math.Min(shape.Rows, shape.Columns));
        var vectors = new Matrix(count, length);
        Normal(1, random, vectors.AsSpan<double>());
        OrthonormalRows.Make(vectors);
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var column = 0; column < shape.Columns; column++)
                weights[(row * shape.Columns) + column] = Gain * (shape.Rows < shape.Columns ? vectors[row, column] : vectors[column, row]);
        }
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
