using System.Diagnostics.CodeAnalysis;

namespace CourseKit.Notebooks.Json;

/// <summary>A JSON value that knows the line it stands on and keeps numbers as they are written.</summary>
/// <remarks>
/// The framework's document model knows no lines, so it could not say where a notebook is wrong, and it refuses
/// strings with half a surrogate pair, which notebooks in the wild contain.
/// </remarks>
internal sealed class JsonValue
{
    private readonly Dictionary<string, JsonValue>? _members;
    private readonly List<string>? _names;
    private readonly List<JsonValue>? _items;

    private JsonValue(JsonKind kind, string text, int line)
    {
        Kind = kind;
        Text = text;
        Line = line;
        if (kind == JsonKind.Array)
            _items = [];
        if (kind != JsonKind.Object)
            return;
        _members = new(StringComparer.Ordinal);
        _names = [];
    }

    /// <summary>What it is.</summary>
    public JsonKind Kind { get; }

    /// <summary>A string's characters, a number as written, <c>true</c>, <c>false</c> or <c>null</c>; otherwise empty.</summary>
    public string Text { get; }

    /// <summary>The line it starts on, from 1; 0 when it was made in memory.</summary>
    public int Line { get; }

    /// <summary>An array's items; empty for other kinds.</summary>
    public IReadOnlyList<JsonValue> Items => _items ?? [];

    /// <summary>An object's names in order; empty for other kinds.</summary>
    public IReadOnlyList<string> Names => _names ?? [];

    /// <summary>An object's member, or null when there is none of that name (or this is no object).</summary>
    public JsonValue? this[string name]
        => _members is not null && _members.TryGetValue(name, out var value) ? value : null;

    public static JsonValue Null(int line = 0) => new(JsonKind.Null, "null", line);

    public static JsonValue Boolean(bool value, int line = 0) => new(JsonKind.Boolean, value ? "true" : "false", line);

    public static JsonValue Number(string text, int line = 0) => new(JsonKind.Number, text, line);

    public static JsonValue Number(int value)
        => new(JsonKind.Number, value.ToString(System.Globalization.CultureInfo.InvariantCulture), 0);

    public static JsonValue String(string text, int line = 0) => new(JsonKind.String, text, line);

    public static JsonValue Array(int line = 0) => new(JsonKind.Array, "", line);

    public static JsonValue Array(IEnumerable<JsonValue> items)
    {
        var array = Array();
        array._items!.AddRange(items);
        return array;
    }

    public static JsonValue Object(int line = 0) => new(JsonKind.Object, "", line);

    /// <summary>Adds an item to an array.</summary>
    public void Add(JsonValue item) => _items!.Add(item);

    /// <summary>Sets a member: a new one at the end, an old one where it stands.</summary>
    /// <returns>This object.</returns>
    public JsonValue Set(string name, JsonValue value)
    {
        if (_members!.TryAdd(name, value))
            _names!.Add(name);
        else
            _members[name] = value;
        return this;
    }

    /// <summary>Removes a member if it is there.</summary>
    public void Remove(string name)
    {
        if (_members is not null && _members.Remove(name))
            _names!.Remove(name);
    }

    /// <summary>A copy of an object whose members can be set and removed without changing this one.</summary>
    public JsonValue CopyObject()
    {
        var copy = Object(Line);
        foreach (var name in Names)
            copy.Set(name, this[name]!);
        return copy;
    }

    /// <summary>A string member.</summary>
    public bool TryGetString(string name, [NotNullWhen(true)] out string? text)
    {
        text = this[name] is { Kind: JsonKind.String } value ? value.Text : null;
        return text is not null;
    }
}
