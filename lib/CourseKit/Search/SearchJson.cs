using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CourseKit.Search;

/// <summary>
/// The lines of a search record: <c>{"search":1,"seed":…,"searcher":…,"space":{name: range, …}}</c>, then
/// <c>{"trial":…,"setting":{name: value, …},"budget":…,"status":…,"score":…,"curve":[[step, cost], …],"note":…,"continues":…,"seconds":…}</c>.
/// </summary>
/// <remarks>NaN and infinities are written as strings; what is null or empty is left out.</remarks>
internal static class SearchJson
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal static string Header(Searcher searcher, SearchSpace space, long seed) => Text(json =>
    {
        json.WriteNumber("search", Version);
        json.WriteNumber("seed", seed);
        json.WriteString("searcher", searcher.Name);
        json.WriteStartObject("space");
        foreach (var (name, range) in space)
            json.WriteString(name, range.Description);
        json.WriteEndObject();
    });

    internal static bool IsHeader(string line, out string? damage)
    {
        damage = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            if (!document.RootElement.TryGetProperty("search", out var version))
                damage = "it does not say that this is a search record";
            else if (version.GetInt32() != Version)
                damage = $"it is of version {version.GetRawText()}, wanted {Version}";
            return damage is null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            damage = $"it is not a search record's first line: {FirstLine(wrong)}";
            return false;
        }
    }

    internal static string Line(Trial trial) => Text(json =>
    {
        json.WriteNumber("trial", trial.Number);
        json.WriteStartObject("setting");
        foreach (var (name, value) in trial.Setting)
        {
            json.WritePropertyName(name);
            if (value.IsNumber)
                Number(json, value.Number);
            else
                json.WriteStringValue(value.Text);
        }

        json.WriteEndObject();
        json.WriteNumber("budget", trial.Budget);
        json.WriteString("status", Trial.Words(trial.Status));
        if (trial.HasScore)
        {
            json.WritePropertyName("score");
            Number(json, trial.Score);
        }

        if (trial.Curve.Count > 0)
        {
            json.WriteStartArray("curve");
            foreach (var (step, cost) in trial.Curve)
            {
                json.WriteStartArray();
                json.WriteNumberValue(step);
                Number(json, cost);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        if (trial.Note is not null)
            json.WriteString("note", trial.Note);
        if (trial.Continues is { } earlier)
            json.WriteNumber("continues", earlier);
        json.WriteNumber("seconds", trial.Time.TotalSeconds);
    });

    internal static Trial? TryTrial(string line, out string? problem)
    {
        problem = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            var status = json.GetProperty("status").GetString();
            return new Trial(
                json.GetProperty("trial").GetInt32(),
                new Setting(json.GetProperty("setting").EnumerateObject().Select(value => KeyValuePair.Create(value.Name, Value(value.Value)))),
                json.GetProperty("budget").GetInt32(),
                Enum.GetValues<TrialStatus>().Single(known => string.Equals(Trial.Words(known), status, StringComparison.Ordinal)),
                json.TryGetProperty("score", out var score) ? Number(score) : double.NaN)
            {
                Curve = json.TryGetProperty("curve", out var curve) ? [.. curve.EnumerateArray().Select(point => new CurvePoint(point[0].GetInt32(), Number(point[1])))] : [],
                Note = json.TryGetProperty("note", out var note) ? note.GetString() : null,
                Continues = json.TryGetProperty("continues", out var continues) ? continues.GetInt32() : null,
                Time = Ticks(json.GetProperty("seconds").GetDouble()),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            problem = $"it is not a trial: {FirstLine(wrong)}";
            return null;
        }
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // TimeSpan.FromSeconds cuts off: 42 ticks, written as 4.2E-06, would come back as 41.
    private static TimeSpan Ticks(double seconds) => TimeSpan.FromTicks(checked((long)Math.Round(seconds * TimeSpan.TicksPerSecond)));

    private static SettingValue Value(JsonElement json)
        => json.ValueKind == JsonValueKind.Number ? json.GetDouble() : json.GetString() ?? throw new FormatException("a setting's value is null");

    private static double Number(JsonElement json)
        => json.ValueKind == JsonValueKind.Number ? json.GetDouble() : double.Parse(json.GetString() ?? "", CultureInfo.InvariantCulture);

    private static void Number(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }

    // Messages of the platform repeat what they could not read, whatever it is.
    private static string FirstLine(Exception wrong)
        => string.Concat(wrong.Message.Split('\n')[0].TrimEnd('\r', '.').Take(200).Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
