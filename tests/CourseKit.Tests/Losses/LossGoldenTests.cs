using System.Text.Json;
using CourseKit.Losses;
using CourseKit.Tensors;

namespace CourseKit.Tests.Losses;

/// <summary>Batch losses against NumPy (tests/golden/losses.py).</summary>
public class LossGoldenTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Find())).RootElement;

    [Fact]
    public void Softmax_agrees_with_NumPy()
        => Softmax.At(Matrix("scores")).IsCloseTo(Matrix("softmax"), 1e-300, 1e-12).ShouldBeTrue();

    [Fact]
    public void Softmax_cross_entropy_agrees_with_NumPy() => Agrees("softmaxCrossEntropy", new SoftmaxCrossEntropy().Evaluate(Matrix("scores"), Labels));

    [Fact]
    public void Hinge_loss_agrees_with_NumPy() => Agrees("hinge", new HingeLoss().Evaluate(Matrix("scores"), Labels));

    [Fact]
    public void Mean_squared_error_agrees_with_NumPy() => Agrees("meanSquaredError", new MeanSquaredError().Evaluate(Matrix("probabilities"), Matrix("targets")));

    [Fact]
    public void Binary_cross_entropy_agrees_with_NumPy() => Agrees("binaryCrossEntropy", new BinaryCrossEntropy().Evaluate(Matrix("probabilities"), Matrix("targets")));

    [Fact]
    public void Single_precision_agrees_with_NumPy_to_single_precision()
    {
        var (value, gradient) = new SoftmaxCrossEntropy().Evaluate(Matrix("scores").To(Precision.Single), Labels);
        value.ShouldBe(Golden.GetProperty("softmaxCrossEntropy").GetProperty("value").GetDouble(), 1e-3);
        gradient.IsCloseTo(Rows(Golden.GetProperty("softmaxCrossEntropy").GetProperty("gradient")), 1e-5).ShouldBeTrue();
    }

    private static int[] Labels => [.. Golden.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];

    private static void Agrees(string name, BatchLossValue result)
    {
        var golden = Golden.GetProperty(name);
        result.Value.ShouldBe(golden.GetProperty("value").GetDouble(), 1e-11);
        result.Gradient.IsCloseTo(Rows(golden.GetProperty("gradient")), 1e-14, 1e-11).ShouldBeTrue();
    }

    private static Matrix Matrix(string name) => Rows(Golden.GetProperty(name));

    private static Matrix Rows(JsonElement rows)
        => CourseKit.Tensors.Matrix.FromRows(rows.EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray()));

    // From the test's folder upwards to the repository's tests/golden.
    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "golden", "losses.json");
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException("tests/golden/losses.json was not found above the test's folder");
    }
}
