using System.Text.Json;
using CourseKit.Optimizers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Optimizers;

/// <summary>PyTorch's traces (tests/golden/optimizers.py), and the function that they descend.</summary>
internal static class OptimizerGolden
{
    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(Find())).RootElement;

    public static Vector Start => Numbers(Root.GetProperty("start"));

    public static int[] Steps => [.. Root.GetProperty("steps").EnumerateArray().Select(step => step.GetInt32())];

    /// <summary>The trace of an optimizer, under its name.</summary>
    public static JsonElement TraceOf(Optimizer optimizer)
        => Root.GetProperty("optimizers").TryGetProperty(optimizer.Name, out var trace) ? trace : throw new InvalidOperationException(
            $"tests/golden/optimizers.json has no trace of '{optimizer.Name}': write its formula into tests/golden/optimizers.py "
            + "(with PyTorch or NumPy, never from this library) and run that in its folder");

    private static double[] Curvatures { get; } = Numbers(Root.GetProperty("curvatures")).ToArray();

    private static double[] Centres { get; } = Numbers(Root.GetProperty("centres")).ToArray();

    /// <summary>Of J = ½ Σ dᵢ (xᵢ − cᵢ)² + ¼ Σ (xᵢ − xᵢ₊₁)⁴.</summary>
    public static Vector Gradient(Vector x)
    {
        var g = new double[x.Length];
        for (var i = 0; i < g.Length; i++)
            g[i] = Curvatures[i] * (x[i] - Centres[i]);
        for (var i = 0; i + 1 < g.Length; i++)
        {
            var cube = (x[i] - x[i + 1]) * (x[i] - x[i + 1]) * (x[i] - x[i + 1]);
            g[i] += cube;
            g[i + 1] -= cube;
        }

        return new Vector(g).To(x.Precision);
    }

    public static Vector Numbers(JsonElement array) => new([.. array.EnumerateArray().Select(number => number.GetDouble())]);

    // From the test's folder upwards to the repository's tests/golden.
    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "golden", "optimizers.json");
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException("tests/golden/optimizers.json was not found above the test's folder");
    }
}
