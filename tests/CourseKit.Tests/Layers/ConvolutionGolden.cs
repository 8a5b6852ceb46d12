using System.Text.Json;
using CourseKit.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Activations;
using CourseKit.Training;

namespace CourseKit.Tests.Layers;

/// <summary>The cases of tests/golden/convolution.json, and a layer run on one forward and back.</summary>
internal sealed class ConvolutionGolden
{
    private readonly JsonElement _case;

    private ConvolutionGolden(JsonElement found) => _case = found;

    public static IReadOnlyList<ConvolutionGolden> Convolutions { get; } = Of("convolutions");

    public static IReadOnlyList<ConvolutionGolden> Poolings { get; } = Of("poolings");

    public static ConvolutionGolden Global { get; } = new(GoldenNumbers.Read("convolution.json").GetProperty("global"));

    public string Kind => _case.GetProperty("name").GetString()!;

    public TensorShape Shape => ShapeOf("shape");

    public TensorShape OutputShape => ShapeOf("outputShape");

    public Window Window => (_case.GetProperty("window")[0].GetInt32(), _case.GetProperty("window")[1].GetInt32());

    public int Stride => _case.GetProperty("stride").GetInt32();

    public Padding Padding => _case.GetProperty("padding") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : Padding.Same;

    public Convolution Convolution => new(_case.GetProperty("filters").GetInt32(), Window) { Stride = Stride, Padding = Padding };

    public Matrix Matrix(string name) => _case.Matrix(name);

    public Vector Vector(string name) => _case.Vector(name);

    /// <summary>The layer's output, its input's gradient and its parameters', with the case's weights.</summary>
    public (Matrix Output, Matrix ImageGradient, IReadOnlyList<Matrix> Gradients) Run(Layer layer, Precision precision = Precision.Double)
    {
        var image = Matrix("image");
        var network = new Network(Shape, [new Reshape(Shape), layer], precision: precision);
        network.Output.ShouldBe(OutputShape);
        if (layer is Convolution)
        {
            Matrix("weights").CopyTo(network.ParametersOf(1)[0]);
            Vector("bias").CopyTo(network.Parameters.View(network.ParametersOf(1)[0].Rows * network.ParametersOf(1)[0].Columns, network.ParametersOf(1)[0].Columns));
        }

        var pass = network.Forward(image.To(precision), training: true);
        Matrix("outputGradient").CopyTo(pass.OutputGradient);
        network.Backward(pass);
        return (pass.Output, pass.Layers[1].InputGradient!, network.GradientsOf(1));
    }

    private static ConvolutionGolden[] Of(string list)
        => [.. GoldenNumbers.Read("convolution.json").GetProperty(list).EnumerateArray().Select(found => new ConvolutionGolden(found))];

    private TensorShape ShapeOf(string name)
    {
        var sizes = _case.GetProperty(name);
        return (sizes[0].GetInt32(), sizes[1].GetInt32(), sizes[2].GetInt32());
    }
}
