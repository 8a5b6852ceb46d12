using System.Text;
using CourseKit.Activations;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>The parametric ReLU with an α for each unit (or each feature map) that is learned by back-propagation.</summary>
/// <remarks>o = z for z > 0, otherwise αz; ∂e/∂α = Σ ∂e/∂o · min(0, z) over all examples (and places of a map). He (2015), where α starts at 0.25 and does not decay.</remarks>
/// <param name="Start">Where each α starts, a finite number.</param>
public sealed record LearnedPReLU(double Start = PReLU.Start) : Layer
{
    /// <summary>Where each α starts, a finite number.</summary>
    public double Start { get; init => field = new PReLU(value).Alpha; } = new PReLU(Start).Alpha;

    /// <inheritdoc/>
    public override string Name => "PReLU, learned";

    /// <inheritdoc/>
    public override string Formula => "o = z for z > 0, otherwise αz";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(TensorShape input) => [ParameterSpec.Row("α", input.Channels, Start)];

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass)
    {
        var α = pass.Parameter(0).AsSpan<T>();
        var size = pass.InputShape.MapSize;
        for (var i = 0; i < pass.Examples; i++)
        {
            var z = pass.Input.RowSpan<T>(i);
            var o = pass.Output.RowSpan<T>(i);
            for (var j = 0; j < z.Length; j++)
                o[j] = z[j] <= T.Zero ? α[j / size] * z[j] : z[j];
        }
    }

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
        var α = pass.Parameter(0).AsSpan<T>();
        var ofα = pass.Gradient(0).AsSpan<T>();
        var size = pass.InputShape.MapSize;
        ofα.Clear();
        for (var i = 0; i < pass.Examples; i++)
        {
            var z = pass.Input.RowSpan<T>(i);
            var g = pass.OutputGradient.RowSpan<T>(i);
            for (var j = 0; j < z.Length; j++)
                ofα[j / size] += z[j] <= T.Zero ? g[j] * z[j] : T.Zero;
            if (pass.InputGradient is not { } inputGradient)
                continue;
            var ofZ = inputGradient.RowSpan<T>(i);
            for (var j = 0; j < z.Length; j++)
                ofZ[j] = z[j] <= T.Zero ? α[j / size] * g[j] : g[j];
        }
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
