using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Execution.Serving;

/// <summary>The cells that were run, in this session and earlier ones: what the arrow keys of a console bring back.</summary>
internal sealed class CellHistory
{
    private const int Kept = 1000;
    // Cells are added as they run, and asked for meanwhile.
    private readonly Lock _gate = new();
    private readonly string? _file;
    private readonly List<(int Session, int Line, string Code)> _entries = [];
    private readonly int _session;

    public CellHistory(string? file)
    {
        _file = file;
        Read();
        _session = _entries.Count > 0 ? _entries[^1].Session + 1 : 1;
    }

    /// <summary>Adds a cell of this session.</summary>
    public void Add(int line, string code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return;
        lock (_gate)
            _entries.Add((_session, line, code));
        if (_file is null)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            File.AppendAllText(_file, Json((_session, line, code)).ToJsonString() + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without it the next session remembers less.
        }
    }

    /// <summary>The entries that a request asks for, oldest first: [session, line, code] each.</summary>
    public JsonArray Find(Request request)
    {
        IEnumerable<(int Session, int Line, string Code)> found;
        lock (_gate)
            found = [.. _entries];
        var count = request.Number("n") ?? Kept;
        switch (request.Text("access"))
        {
            case "search":
                var pattern = request.Text("pattern") ?? "*";
                found = found.Where(e => FileSystemName.MatchesSimpleExpression(pattern, e.Code, ignoreCase: false));
                break;
            case "range":
                // As in IPython 0 is this session, −1 the one before it.
                var wanted = request.Number("session") is { } s and > 0 ? s : _session + (request.Number("session") ?? 0);
                var (start, stop) = (request.Number("start") ?? 0, request.Number("stop") ?? int.MaxValue);
                found = found.Where(e => e.Session == wanted && e.Line >= start && e.Line < stop);
                count = Kept;
                break;
        }

        if (request.Flag("unique"))
            found = found.Reverse().DistinctBy(e => e.Code, StringComparer.Ordinal).Reverse();
        return new JsonArray([.. found.TakeLast(count).Select(Json)]);
    }

    private static JsonArray Json((int Session, int Line, string Code) entry) => [entry.Session, entry.Line, entry.Code];

    private void Read()
    {
        try
        {
            if (_file is null || !File.Exists(_file))
                return;
            foreach (var line in File.ReadAllLines(_file).TakeLast(Kept))
            {
                if (JsonNode.Parse(line) is JsonArray { Count: 3 } entry)
                    _entries.Add((entry[0]!.GetValue<int>(), entry[1]!.GetValue<int>(), entry[2]!.GetValue<string>()));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            // A damaged file remembers what stands before the damage.
        }
    }
}
