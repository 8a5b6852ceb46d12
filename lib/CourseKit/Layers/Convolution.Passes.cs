using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <content>Forward and back. Examples are dealt out to threads; sums over examples have one order whatever their number.</content>
public sealed partial record Convolution
{
    // What a pass's scratch matrices are for.
    private const int PreActivations = 0, SharedForward = 1, RoomForward = 2, SharedBackward = 3, RoomBackward = 4;

    /// <inheritdoc/>
    protected internal override void Forward<T>(LayerPass pass)
    {
        var shape = Geometry(pass);
        var step = new ConvolutionStep<T>(shape, pass.Examples, Activation);
        step.Forward(
            pass.Input.AsSpan<T>(), pass.Parameter(0).AsSpan<T>(), Bias ? pass.Parameter(1).AsSpan<T>() : default, PreActivation(pass).AsSpan<T>(), pass.Output.AsSpan<T>(),
            pass.Places(0, shape.Taps), pass.Scratch(SharedForward, 1, step.SharedForward).AsSpan<T>(), pass.Scratch(RoomForward, step.Parts, step.RoomForward).AsSpan<T>());
    }

    /// <inheritdoc/>
    protected internal override void Backward<T>(LayerPass pass)
    {
        var shape = Geometry(pass);
        var step = new ConvolutionStep<T>(shape, pass.Examples, Activation);
        step.Backward(
            pass.Input.AsSpan<T>(), pass.Parameter(0).AsSpan<T>(), PreActivation(pass).AsSpan<T>(), pass.Output.AsSpan<T>(), pass.OutputGradient.AsSpan<T>(),
            pass.Gradient(0).AsSpan<T>(), Bias ? pass.Gradient(1).AsSpan<T>() : default, pass.InputGradient is { } inputGradient ? inputGradient.AsSpan<T>() : default,
            pass.Places(0, shape.Taps), pass.Places(1, shape.Filters * Window.Size),
            pass.Scratch(SharedBackward, 1, step.SharedBackward).AsSpan<T>(), pass.Scratch(RoomBackward, step.Parts, step.RoomBackward).AsSpan<T>());
    }

    private ConvolutionGeometry Geometry(LayerPass pass)
    {
        var input = pass.InputShape;
        return new(
            input, pass.OutputShape, Window.Height, Window.Width, Stride,
            Padding.Along(nameof(Convolution), input.Height, Window.Height, Stride).Before, Padding.Along(nameof(Convolution), input.Width, Window.Width, Stride).Before);
    }

    // Where the slope can be told from o as well as from z, one matrix serves as both.
    private Matrix PreActivation(LayerPass pass)
        => Activation is null || Activation.SlopeFromOutput ? pass.Output : pass.Scratch(PreActivations, pass.Examples, pass.Output.Columns);
}
