using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>What a layer of one network owns, whatever the batch: parameters, their gradients, statistics, random numbers.</summary>
/// <param name="Input">The shape of an example that goes in.</param>
/// <param name="Output">The shape of one that comes out.</param>
/// <param name="Parameters">What is learned: views into the network's flat vector.</param>
/// <param name="Gradients">Their gradients: views into the network's flat vector.</param>
/// <param name="Statistics">What is kept without being learned.</param>
/// <param name="Random">The layer's own stream.</param>
internal sealed record LayerMemory(
    TensorShape Input, TensorShape Output, IReadOnlyList<Matrix> Parameters, IReadOnlyList<Matrix> Gradients, IReadOnlyList<Vector> Statistics, RandomStream Random);
