using System.Text.Json;
using CourseKit.Tensors;

namespace CourseKit.Tests.Activations;

/// <summary>Numbers from the files of tests/golden.</summary>
internal static class GoldenNumbers
{
    /// <summary>A file of tests/golden, sought from the test's folder upwards.</summary>
    public static JsonElement Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "golden", name);
            if (File.Exists(path))
                return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        }

        throw new FileNotFoundException($"tests/golden/{name} was not found above the test's folder");
    }

    public static Vector Vector(this JsonElement parent, string name)
        => CourseKit.Tensors.Vector.From(parent.GetProperty(name).EnumerateArray().Select(number => number.GetDouble()));

    public static Matrix Matrix(this JsonElement parent, string name)
        => CourseKit.Tensors.Matrix.FromRows(parent.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray()));
}
