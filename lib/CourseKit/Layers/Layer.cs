using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>A layer of a network: what it makes of a batch, and how it passes gradients back. Immutable; what is learned is the network's.</summary>
/// <remarks>
/// A new layer is one record with <see cref="OutputShape"/>, <see cref="Forward{T}"/> and <see cref="Backward{T}"/> and one
/// row in <c>AllLayers</c>, from which the tests take it. A batch is a matrix, one example a row (examples × size). The same
/// record can stand in several networks, or several times in one: its weights are in the pass, not here.
/// </remarks>
public abstract record Layer
{
    /// <summary>The name with its sizes, as a summary shows it: <c>Dense 100, ReLU</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The formula, in the lecture's symbols.</summary>
    public abstract string Formula { get; }

    /// <summary>The shape of an example that comes out.</summary>
    /// <param name="input">The shape of one that goes in, each size ≥ 1.</param>
    /// <exception cref="ShapeException">The layer cannot take such an example.</exception>
    public abstract TensorShape OutputShape(TensorShape input);

    /// <summary>What it learns: a matrix each, in the order in which the passes number them.</summary>
    /// <param name="input">The shape of an example that goes in.</param>
    public virtual IReadOnlyList<ParameterSpec> Parameters(TensorShape input) => [];

    /// <summary>What it keeps besides, saved with the network but not learned by gradients: running averages.</summary>
    /// <param name="input">The shape of an example that goes in.</param>
    public virtual IReadOnlyList<StatisticSpec> Statistics(TensorShape input) => [];

    /// <summary>Whether the numbers pass unchanged, so that input and output are one matrix.</summary>
    internal virtual bool PassesThrough => false;

    /// <summary>The same layer, with the same parameters, up to its activation; itself where it has none.</summary>
    internal virtual Layer WithoutActivation => this;

    /// <summary>Computes the output from the input.</summary>
    /// <typeparam name="T">The precision of every matrix of the pass.</typeparam>
    /// <param name="pass">Has the input and the parameters; receives the output.</param>
    protected internal abstract void Forward<T>(LayerPass pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The chain rule: from ∂e/∂output the gradient of every parameter and, where it is wanted, ∂e/∂input.</summary>
    /// <remarks>Called after <see cref="Forward{T}"/> on the same pass. It overwrites the gradients; it does not add to them.</remarks>
    /// <typeparam name="T">The precision of every matrix of the pass.</typeparam>
    /// <param name="pass">Has input, output and the output's gradient; receives the others.</param>
    protected internal abstract void Backward<T>(LayerPass pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
