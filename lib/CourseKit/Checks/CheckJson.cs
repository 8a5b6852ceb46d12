using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CourseKit.Checks;

/// <summary>
/// A check result as JSON, schema 1: <c>{"schema":1, "id", "title", "passed", "notDone", "cases":[{"name", "verdict", "passed",
/// "observed", "diagnosis", "tolerance":{"absolute", "relative"}}]}</c>.
/// </summary>
/// <remarks>
/// observed is null or {"type", "value"}: type number, vector, matrix (value: numbers, or arrays of them; NaN, Infinity and
/// -Infinity as strings), boolean, text, list (value: array of such objects), nothing, other (its text). A vector, matrix
/// or list of more than 10,000 numbers or items is given by its size and first 10,000: "truncated": true, "rows", "columns".
/// </remarks>
internal static class CheckJson
{
    private const int MostNumbers = 10_000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal static string Write(CheckResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 1);
            json.WriteString("id", result.Id);
            json.WriteString("title", result.Title);
            json.WriteBoolean("passed", result.Passed);
            json.WriteBoolean("notDone", result.NotDone);
            json.WriteStartArray("cases");
            foreach (var check in result.Cases)
                Write(json, check);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, CaseResult check)
    {
        json.WriteStartObject();
        json.WriteString("name", check.Name);
        json.WriteString("verdict", Camel(check.Verdict.ToString()));
        json.WriteBoolean("passed", check.Passed);
        json.WritePropertyName("observed");
        if (check.Observed is null)
            json.WriteNullValue();
        else
            Write(json, check.Observed);
        json.WriteString("diagnosis", check.Diagnosis);
        json.WriteStartObject("tolerance");
        json.WriteNumber("absolute", check.Tolerance.Absolute);
        json.WriteNumber("relative", check.Tolerance.Relative);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ObservedValue value)
    {
        json.WriteStartObject();
        json.WriteString("type", Camel(value.Kind.ToString()));
        json.WritePropertyName("value");
        switch (value.Kind)
        {
            case ObservedKind.Number:
                Write(json, value.Numbers[0]);
                break;
            case ObservedKind.Boolean:
                json.WriteBooleanValue(value.Boolean);
                break;
            case ObservedKind.Vector:
                WriteRow(json, value, 0, Math.Min(value.Columns, MostNumbers));
                break;
            case ObservedKind.Matrix:
                json.WriteStartArray();
                for (var row = 0; row < value.Rows && row * (long)value.Columns < MostNumbers; row++)
                    WriteRow(json, value, row * value.Columns, Math.Min(value.Columns, MostNumbers));
                json.WriteEndArray();
                break;
            case ObservedKind.List:
                json.WriteStartArray();
                foreach (var item in value.Items.Take(MostNumbers))
                    Write(json, item);
                json.WriteEndArray();
                break;
            case ObservedKind.Nothing:
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(value.Text);
                break;
        }

        if (value.Numbers.Count > MostNumbers || value.Items.Count > MostNumbers)
        {
            json.WriteBoolean("truncated", true);
            json.WriteNumber("rows", value.Kind == ObservedKind.List ? 1 : value.Rows);
            json.WriteNumber("columns", value.Kind == ObservedKind.List ? value.Items.Count : value.Columns);
        }

        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, ObservedValue value, int start, int count)
    {
        json.WriteStartArray();
        for (var i = 0; i < count; i++)
            Write(json, value.Numbers[start + i]);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
