using CourseKit.Activations;
using CourseKit.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>A dense (fully connected) layer: o = τ(xW + b).</summary>
/// <remarks>
/// x (examples × inputs), W (inputs × units), b (units). Backward, with δ = ∂e/∂o ⊙ τ'(z): ∂e/∂W = xᵀδ, ∂e/∂b = Σ δ over the
/// examples, ∂e/∂x = δWᵀ. An activation of several pieces (<see cref="Maxout"/>) has that many times the columns.
/// </remarks>
/// <param name="Units">How many units, ≥ 1.</param>
/// <param name="Activation">τ; null for none (a linear layer, scores).</param>
public sealed record Dense(int Units, Activation? Activation = null) : Layer
{
    /// <summary>How many units, ≥ 1.</summary>
    public int Units { get; init => field = AtLeastOne(value); } = AtLeastOne(Units);

    /// <summary>Whether there is a bias b. In front of batch normalization it is redundant.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Where W starts from; null: He under ReLU and its kin, Xavier otherwise.</summary>
    public Initializer? Start { get; init; }

    /// <inheritdoc/>
    public override string Name => Invariant($"Dense {Units}{(Activation is null ? "" : $", {Activation.Name}")}");

    /// <inheritdoc/>
    public override string Formula => $"o = {(Activation is null ? "" : "τ(")}xW{(Bias ? " + b" : "")}{(Activation is null ? "" : ")")}";

    internal override Layer WithoutActivation => Activation is null ? this : this with { Units = Columns, Activation = null };

    private int Columns => checked(Units * (Activation?.Pieces ?? 1));

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => Units;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(TensorShape input)
    {
        var weights = ParameterSpec.Weights(WeightShape.Dense(input.Size, Columns), Start ?? FittingStart.Of(Activation));
        return Bias ? [weights, ParameterSpec.Bias(Columns)] : [weights];
    }

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass)
    {
        var z = PreActivation(pass);
        var (x, w) = (pass.Input, pass.Parameter(0));
        Kernels.Affine<T>(
            x.AsSpan<T>(), w.AsSpan<T>(), Bias ? pass.Parameter(1).AsSpan<T>() : default, Activation is ReLU, z.AsSpan<T>(), x.Rows, w.Rows, w.Columns);
        if (Activation is not ReLU)
            Activation?.Values<T>(z.AsSpan<T>(), pass.Output.AsSpan<T>());
    }

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
        var z = PreActivation(pass);
        var δ = Activation is { Pieces: > 1 } ? pass.Scratch(1, z.Rows, z.Columns) : pass.OutputGradient;
        Activation?.Gradients<T>(z.AsSpan<T>(), pass.Output.AsSpan<T>(), pass.OutputGradient.AsSpan<T>(), δ.AsSpan<T>());
        Matrix.Multiply<T>(pass.Input, true, δ, false, pass.Gradient(0));
        if (Bias)
            Kernels.ColumnSums<T>(δ.AsSpan<T>(), δ.Columns, pass.Gradient(1).AsSpan<T>());
        if (pass.InputGradient is { } inputGradient)
            Matrix.Multiply<T>(δ, false, pass.Parameter(0), true, inputGradient);
    }

    private static int AtLeastOne(int units)
        => units >= 1 ? units : throw new ArgumentOutOfRangeException(nameof(Units), Invariant($"Units must be ≥ 1, got {units}"));

    // Where the slope can be told from o as well as from z, one matrix serves as both.
    private Matrix PreActivation(LayerPass pass)
        => Activation is null || Activation.SlopeFromOutput ? pass.Output : pass.Scratch(0, pass.Examples, Columns);
}
