using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>Global average pooling: each feature map becomes its mean, whatever its size.</summary>
/// <remarks>
/// o[c] = (1/(H·W)) Σ image[c, y, x]; backward, each number gets 1/(H·W) of its map's gradient. In place of a dense layer at the
/// end of a network it needs no weights. The sums run in double precision. Lin (2013).
/// </remarks>
public sealed record GlobalAveragePooling : Layer
{
    /// <inheritdoc/>
    public override string Name => "Global average pooling";

    /// <inheritdoc/>
    public override string Formula => "o[c] = (1/(H·W)) Σ image[c, y, x]";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input.Channels;

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass)
    {
        var image = pass.Input.AsSpan<T>();
        var output = pass.Output.AsSpan<T>();
        var size = pass.InputShape.MapSize;
        for (var map = 0; map < output.Length; map++)
            output[map] = T.CreateTruncating(Kernels.Sum<T>(image.Slice(map * size, size)) / size);
    }

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
        if (pass.InputGradient is not { } inputGradient)
            return;
        var size = pass.InputShape.MapSize;
        var ofOutput = pass.OutputGradient.AsSpan<T>();
        for (var map = 0; map < ofOutput.Length; map++)
            inputGradient.AsSpan<T>().Slice(map * size, size).Fill(ofOutput[map] / T.CreateTruncating(size));
    }
}
