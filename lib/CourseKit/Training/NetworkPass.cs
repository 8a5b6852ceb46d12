using CourseKit.Layers;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>The matrices of a network for one batch size: what comes out of each layer, and its gradient.</summary>
internal sealed class NetworkPass
{
    internal NetworkPass(Network network, IReadOnlyList<LayerMemory> memories, int rows)
    {
        Input = Matrix.Lasting(rows, network.Input.Size, network.Precision);
        var (output, gradient) = (Input, default(Matrix));
        var layers = new LayerPass[memories.Count];
        for (var i = 0; i < layers.Length; i++)
        {
            // The first layer that learns has nobody in front to hand a gradient to, and saves the work.
            var through = network.Layers[i].PassesThrough;
            var inputGradient = i > network.Frozen ? gradient : null;
            var next = through ? output : Matrix.Lasting(rows, memories[i].Output.Size, network.Precision);
            gradient = through && inputGradient is not null ? inputGradient : Matrix.Lasting(rows, memories[i].Output.Size, network.Precision);
            layers[i] = new LayerPass(memories[i], output, next, inputGradient, gradient);
            output = next;
        }

        Layers = layers;
    }

    internal Matrix Input { get; }

    internal IReadOnlyList<LayerPass> Layers { get; }

    internal Matrix Output => Layers[^1].Output;

    internal Matrix OutputGradient => Layers[^1].OutputGradient;
}
