using System.Text.Json;

namespace CourseKit.Grading.Tests.Judging;

/// <summary>Writes check results as a process sends them.</summary>
internal static class ObservedText
{
    /// <summary>A result.</summary>
    public static string Check(string id, params string[] cases)
        => FormattableString.Invariant($$"""{"schema":1,"id":"{{id}}","cases":[{{string.Join(',', cases)}}]}""");

    /// <summary>A case that gave a number.</summary>
    public static string Number(string name, double value, string verdict = "observed", double tolerance = 1e-6)
        => Case(name, FormattableString.Invariant($$"""{"type":"number","value":{{value}}}"""), verdict, null, tolerance);

    /// <summary>A case that gave a truth value.</summary>
    public static string Truth(string name, bool value)
        => Case(name, $$"""{"type":"boolean","value":{{(value ? "true" : "false")}}}""", "observed", null, 0);

    /// <summary>A case that gave no value.</summary>
    public static string Nothing(string name, string verdict, string? diagnosis = null) => Case(name, "null", verdict, diagnosis, 0);

    private static string Case(string name, string observed, string verdict, string? diagnosis, double tolerance)
        => FormattableString.Invariant(
            $$"""{"name":"{{name}}","verdict":"{{verdict}}","observed":{{observed}},"diagnosis":{{JsonSerializer.Serialize(diagnosis)}},"tolerance":{"absolute":{{tolerance}},"relative":0} }""");
}
