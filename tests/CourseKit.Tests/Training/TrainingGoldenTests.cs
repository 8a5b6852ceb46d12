using System.Text.Json;
using CourseKit.Activations;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

/// <summary>Whole training runs against PyTorch's (tests/golden/training.py).</summary>
public class TrainingGoldenTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Find())).RootElement;

    [Fact]
    public void Gradient_descent() => Agree("gradient descent", new GradientDescent(0.1), null);

    [Fact]
    public void Momentum() => Agree("momentum", new Momentum(0.05), null);

    [Fact]
    public void Adam_with_an_L2_penalty() => Agree("adam with L2", new Adam(0.01), new L2(0.003));

    private static void Agree(string name, Optimizer optimizer, Penalty? penalty)
    {
        var x = Matrix.FromRows(Root.GetProperty("x").EnumerateArray().Select(Numbers));
        int[] labels = [.. Root.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        var classes = Root.GetProperty("classes").GetInt32();
        var network = new Network(x.Columns, [new Dense(Root.GetProperty("hidden").GetInt32(), new ReLU()), new Dense(classes)], 1, Precision.Double);
        new Vector(Numbers(Root.GetProperty("start"))).CopyTo(network.Parameters);
        var trainer = new Trainer(network, optimizer, new SoftmaxCrossEntropy()) { BatchSize = Root.GetProperty("batch").GetInt32(), Seed = null, Penalty = penalty };

        var result = trainer.Train(new Examples(x, labels, classes), Root.GetProperty("epochs").GetInt32());

        var wanted = Root.GetProperty("runs").GetProperty(name);
        new Vector([.. result.History.Steps]).IsCloseTo(new Vector(Numbers(wanted.GetProperty("steps"))), 1e-10, 0).ShouldBeTrue();
        network.Parameters.IsCloseTo(new Vector(Numbers(wanted.GetProperty("parameters"))), 1e-10, 0).ShouldBeTrue();
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    // From the test's folder upwards to the repository's tests/golden.
    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "golden", "training.json");
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException("tests/golden/training.json was not found above the test's folder");
    }
}
