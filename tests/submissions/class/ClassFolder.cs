using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CourseKit.Grading.SimulatedClass;

/// <summary>Writes a simulated class to disk, as a folder of folders.</summary>
public static class ClassFolder
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes <c>submissions/&lt;student&gt;/&lt;file&gt;</c> and <c>expected.json</c>.</summary>
    /// <param name="students">The class.</param>
    /// <param name="folder">Where; it is made.</param>
    public static void Write(IReadOnlyList<SimulatedStudent> students, string folder)
    {
        ArgumentNullException.ThrowIfNull(students);
        foreach (var student in students)
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, "submissions", student.Id)).FullName;
            File.WriteAllBytes(Path.Combine(own, student.FileName), student.Content);
        }

        var expected = students.Select(s => new { s.Id, s.Story, s.Points, s.IsRefused, s.Exercises, s.Remarks });
        File.WriteAllText(Path.Combine(folder, "expected.json"), JsonSerializer.Serialize(expected, Format) + "\n");
    }
}
