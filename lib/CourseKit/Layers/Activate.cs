using CourseKit.Activations;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>An activation function as a layer of its own, o = τ(z): behind batch normalization, say.</summary>
/// <remarks>An activation of k pieces (<see cref="Maxout"/>) makes one number of every k that stand side by side.</remarks>
/// <param name="Activation">τ.</param>
public sealed record Activate(Activation Activation) : Layer
{
    /// <summary>τ.</summary>
    public Activation Activation { get; init => field = value ?? throw new ArgumentNullException(nameof(Activation)); }
        = Activation ?? throw new ArgumentNullException(nameof(Activation));

    /// <inheritdoc/>
    public override string Name => Activation.Name;

    /// <inheritdoc/>
    public override string Formula => "o = τ(z)";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        if (Activation.Pieces == 1)
            return input;
        if (input.IsImage || input.Size % Activation.Pieces != 0)
            throw new ShapeException(Invariant($"{Name}: an example has the shape {input}: it must be plain numbers, a multiple of {Activation.Pieces}"));
        return input.Size / Activation.Pieces;
    }

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass) => Activation.Values<T>(pass.Input.AsSpan<T>(), pass.Output.AsSpan<T>());

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
        if (pass.InputGradient is { } inputGradient)
            Activation.Gradients<T>(pass.Input.AsSpan<T>(), pass.Output.AsSpan<T>(), pass.OutputGradient.AsSpan<T>(), inputGradient.AsSpan<T>());
    }
}
