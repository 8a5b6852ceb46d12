using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Normalization;
using CourseKit.Regularization;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>The table of layers: what the conformance tests run on, each with the shape of an example that it is given there.</summary>
public static class AllLayers
{
    /// <summary>Each layer in each of its forms, and a small example's shape that it takes.</summary>
    public static IReadOnlyList<(Layer Layer, TensorShape Input)> Table { get; } =
    [
        (new Dense(4), 5),
        (new Dense(4, new ReLU()), 5),
        (new Dense(4, new Tanh()), 5),
        (new Dense(3, new Maxout(3)), 5),
        (new Dense(4) { Bias = false }, (2, 3, 2)),
        (new Activate(new LogisticSigmoid()), 5),
        (new Activate(new Maxout()), 6),
        (new LearnedPReLU(), 5),
        (new LearnedPReLU(0.1), (2, 3, 3)),
        (new BatchNorm(), 5),
        (new BatchNorm(0.5, 0.1), 19),
        (new BatchNorm(), (2, 3, 3)),
        (new LayerNorm(), 5),
        (new LayerNorm(0.1), (2, 3, 4)),
        (new Dropout(0.5), 40),
        (new Dropout(0.2, DropoutForm.ScaleAtPrediction), 5),
        (new Dropout(0.4) { WholeMaps = true }, (3, 2, 3)),
        (new GaussianNoise(0.3), 5),
        (new Reshape(), (2, 3, 2)),
        (new Convolution(3, 3), (2, 5, 6)),
        (new Convolution(9, 2, new Tanh()) { Padding = 1 }, (1, 3, 4)),
        (new Convolution(2, (2, 3), new GELU()) { Stride = 2, Padding = 1, Bias = false }, (3, 4, 5)),
        (new Convolution(5, (3, 4), new LeakyReLU()) { Padding = Padding.Same }, (2, 4, 3)),
        (new Convolution(2, 2) { Stride = 3, Padding = Padding.Same }, (2, 5, 4)),
        (new MaxPooling(2), (2, 4, 6)),
        (new MaxPooling((3, 2)) { Stride = 1, Padding = 1 }, (2, 4, 3)),
        (new AveragePooling(2), (2, 4, 6)),
        (new AveragePooling(3) { Stride = 2, Padding = Padding.Same }, (2, 5, 4)),
        (new GlobalAveragePooling(), (3, 4, 2)),
        (new Reshape((1, 2, 3)), 6),
    ];
}
