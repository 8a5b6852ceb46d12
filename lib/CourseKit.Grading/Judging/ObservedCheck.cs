using System.Text.Json;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Judging;

/// <summary>A check's result, as a process sent it: <c>application/vnd.coursekit.check+json</c>, schema 1.</summary>
internal sealed record ObservedCheck(string Id, IReadOnlyList<ObservedCase> Cases)
{
    /// <summary>The MIME type by which results are found among a cell's outputs.</summary>
    public const string MimeType = MimeTypes.Check;

    private const string Stopped = "Your code stopped with ";

    /// <summary>Reads a result; null if it is none. Never throws, whatever it is given.</summary>
    public static ObservedCheck? TryRead(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var json = document.RootElement;
            if (json.GetProperty("schema").GetInt32() != 1)
                return null;
            return new ObservedCheck(
                json.GetProperty("id").GetString() ?? "",
                [.. json.GetProperty("cases").EnumerateArray().Select(ReadCase)]);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException
            or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether another result is one of the same check: same id, same cases in the same order.</summary>
    public bool IsOfSameCheck(ObservedCheck other)
        => string.Equals(Id, other.Id, StringComparison.Ordinal)
            && Cases.Select(item => item.Name).SequenceEqual(other.Cases.Select(item => item.Name), StringComparer.Ordinal);

    private static ObservedCase ReadCase(JsonElement json)
    {
        var verdict = json.GetProperty("verdict").GetString();
        var observed = json.GetProperty("observed");
        var tolerance = json.GetProperty("tolerance");
        var value = observed.ValueKind == JsonValueKind.Null ? null : Observation.Read(observed);
        var diagnosis = json.GetProperty("diagnosis").GetString() ?? "";
        return new ObservedCase(
            json.GetProperty("name").GetString() ?? "",
            value,
            value is null && verdict == "notDone",
            value is null && diagnosis.StartsWith(Stopped, StringComparison.Ordinal) ? diagnosis[Stopped.Length..].Split(':')[0] : null,
            verdict == "observed",
            tolerance.GetProperty("absolute").GetDouble(),
            tolerance.GetProperty("relative").GetDouble());
    }
}
