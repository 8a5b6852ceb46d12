using System.Text.Json;
using CourseKit.Layers;
using CourseKit.Normalization;
using CourseKit.Tensors;
using CourseKit.Tests.Activations;
using CourseKit.Training;

namespace CourseKit.Tests.Normalization;

/// <summary>Three training batches and a prediction, against PyTorch (tests/golden/normalization.py).</summary>
public class NormalizationGoldenTests
{
    private static readonly JsonElement Golden = GoldenNumbers.Read("normalization.json");

    public static TheoryData<string, Layer, int[]> Cases => new()
    {
        { "narrow", new BatchNorm(), [3, 1, 1] },
        { "wide", new BatchNorm(0.7, 1e-3), [19, 1, 1] },
        { "maps", new BatchNorm(), [2, 3, 7] },
        { "constant", new BatchNorm(), [3, 1, 1] },
        { "pair", new BatchNorm(), [3, 1, 1] },
        { "layer", new LayerNorm(), [19, 1, 1] },
        { "layerOfImage", new LayerNorm(1e-3), [2, 3, 3] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_gradients_and_running_averages_are_those_of_PyTorch(string name, Layer layer, int[] shape)
    {
        var golden = Golden.GetProperty(name);
        var input = new TensorShape(shape[0], shape[1], shape[2]);
        var network = new Network(input, [new Reshape(input), layer], 1, Precision.Double);
        golden.Vector("scale").AsSpan<double>().CopyTo(network.ParametersOf(1)[0].AsSpan<double>());
        golden.Vector("shift").AsSpan<double>().CopyTo(network.ParametersOf(1)[1].AsSpan<double>());
        var (batches, gradients, steps) = (Matrices(golden, "batches"), Matrices(golden, "gradients"), golden.GetProperty("steps"));
        for (var t = 0; t < 3; t++)
        {
            var pass = Run(network, batches[t], gradients[t], training: true);
            Same(pass.Output, steps[t].Matrix("output"), $"output {t}");
            Same(pass.Layers[1].InputGradient!, steps[t].Matrix("inputGradient"), $"input gradient {t}");
            Same(network.GradientsOf(1)[0].Flatten(), steps[t].Vector("scaleGradient"), $"γ {t}");
            Same(network.GradientsOf(1)[1].Flatten(), steps[t].Vector("shiftGradient"), $"β {t}");
            if (layer is not BatchNorm)
                continue;
            Same(network.StatisticsOf(1)[0], steps[t].Vector("mean"), $"μ {t}");
            Same(network.StatisticsOf(1)[1], steps[t].Vector("variance"), $"σ² {t}");
        }

        var test = golden.Matrix("test");
        var prediction = golden.GetProperty("prediction");
        Same(network.Predict(test), prediction.Matrix("output"), "prediction");
        var eval = Run(network, test, gradients[0][..test.Rows], training: false);
        Same(eval.Layers[1].InputGradient!, prediction.Matrix("inputGradient"), "input gradient in prediction");
        Same(network.GradientsOf(1)[0].Flatten(), prediction.Vector("scaleGradient"), "γ in prediction");
    }

    private static NetworkPass Run(Network network, Matrix batch, Matrix gradient, bool training)
    {
        var pass = network.PassOf(batch.Rows);
        batch.CopyTo(pass.Input);
        network.Run(pass, training);
        gradient.CopyTo(pass.OutputGradient);
        network.Backward(pass);
        return pass;
    }

    private static void Same(Matrix got, Matrix wanted, string what) => got.IsCloseTo(wanted, 1e-11, 1e-11).ShouldBeTrue($"{what}: got\n{got}\nwanted\n{wanted}");

    private static void Same(Vector got, Vector wanted, string what) => got.IsCloseTo(wanted, 1e-11, 1e-11).ShouldBeTrue($"{what}: got {got}, wanted {wanted}");

    private static Matrix[] Matrices(JsonElement parent, string name)
        => [.. parent.GetProperty(name).EnumerateArray().Select(matrix => Matrix.FromRows(matrix.EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray())))];
}
