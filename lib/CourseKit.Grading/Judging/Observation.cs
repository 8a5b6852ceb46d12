using System.Text.Json;

namespace CourseKit.Grading.Judging;

/// <summary>An observed value as plain data, read from what a process that nobody trusts has sent.</summary>
internal sealed class Observation
{
    private const double NoNumber = double.NaN;
    private const int Deepest = 20;

    private Observation(ObservationKind kind) => Kind = kind;

    public ObservationKind Kind { get; }

    private double[] Numbers { get; init; } = [];

    private int Rows { get; init; }

    private int Columns { get; init; }

    // What the sender says of a value that it has cut: the judge only compares it.
    private (double Rows, double Columns)? Whole { get; init; }

    private Observation[] Items { get; init; } = [];

    private string Text { get; init; } = "";

    /// <summary>Whether a guess is likely to hit it: true, false, nothing.</summary>
    public bool IsGuessable => Kind is ObservationKind.Boolean or ObservationKind.Nothing;

    /// <summary>Reads a value.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Observation Read(JsonElement json) => Read(json, 0);

    /// <summary>Whether the value is near enough to the wanted one: |got − wanted| ≤ absolute + relative · |wanted|.</summary>
    public bool IsNear(Observation wanted, double absolute, double relative)
    {
        if (Kind != wanted.Kind || Rows != wanted.Rows || Columns != wanted.Columns || Whole != wanted.Whole
            || Items.Length != wanted.Items.Length || Numbers.Length != wanted.Numbers.Length
            || !string.Equals(Text, wanted.Text, StringComparison.Ordinal))
            return false;
        for (var i = 0; i < Numbers.Length; i++)
        {
            var (got, want) = (Numbers[i], wanted.Numbers[i]);
            if (!got.Equals(want) && !(double.IsFinite(want) && Math.Abs(got - want) <= absolute + (relative * Math.Abs(want))))
                return false;
        }

        return !Items.Where((item, i) => !item.IsNear(wanted.Items[i], absolute, relative)).Any();
    }

    private static Observation Read(JsonElement json, int depth)
    {
        if (depth > Deepest)
            throw new FormatException("nested too deep");
        var value = json.GetProperty("value");
        return json.GetProperty("type").GetString() switch
        {
            "number" => new(ObservationKind.Number) { Numbers = [Number(value)], Rows = 1, Columns = 1 },
            "vector" => Vector([.. value.EnumerateArray().Select(Number)], WholeOf(json)),
            "matrix" => Matrix([.. value.EnumerateArray().Select(row => row.EnumerateArray().Select(Number).ToArray())], WholeOf(json)),
            "boolean" => new(ObservationKind.Boolean) { Text = value.GetBoolean() ? "true" : "false" },
            "text" => new(ObservationKind.Text) { Text = value.GetString() ?? throw new FormatException("no text") },
            "list" => new(ObservationKind.List) { Items = [.. value.EnumerateArray().Select(item => Read(item, depth + 1))], Whole = WholeOf(json) },
            "nothing" when value.ValueKind == JsonValueKind.Null => new(ObservationKind.Nothing),
            "other" => new(ObservationKind.Other) { Text = value.GetString() ?? throw new FormatException("no text") },
            _ => throw new FormatException("no type of value"),
        };
    }

    private static Observation Vector(double[] numbers, (double, double)? whole)
        => new(ObservationKind.Vector) { Numbers = numbers, Rows = 1, Columns = numbers.Length, Whole = whole };

    private static Observation Matrix(double[][] rows, (double, double)? whole)
    {
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        if (rows.Any(row => row.Length != columns))
            throw new FormatException("a matrix with rows of different lengths");
        return new(ObservationKind.Matrix) { Numbers = [.. rows.SelectMany(row => row)], Rows = rows.Length, Columns = columns, Whole = whole };
    }

    private static (double, double)? WholeOf(JsonElement json)
        => json.TryGetProperty("truncated", out _) ? (json.GetProperty("rows").GetDouble(), json.GetProperty("columns").GetDouble()) : null;

    private static double Number(JsonElement json)
        => json.ValueKind == JsonValueKind.Number
            ? json.GetDouble()
            : json.GetString() switch
            {
                "NaN" => NoNumber,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                _ => throw new FormatException("no number"),
            };
}
