using System.Globalization;
using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>Takes the fields of a JSON object apart, each checked, with faults that name file, cell and line.</summary>
/// <param name="value">The object.</param>
/// <param name="fileName">The notebook's name.</param>
/// <param name="cell">The cell, from 1; null outside any.</param>
/// <param name="what">What the object is, for messages: «the notebook», «the cell», «the output».</param>
internal sealed class IpynbFields(JsonValue value, string fileName, int? cell, string what)
{
    /// <summary>The object.</summary>
    public JsonValue Value => value;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public JsonValue? Optional(string name)
    {
        _taken.Add(name);
        return value[name];
    }

    public JsonValue Required(string name, JsonKind kind)
    {
        var found = Optional(name)
            ?? throw Fault(value, FormattableString.Invariant($"{what} has no “{name}”, wanted {Named(kind)}"));
        return found.Kind == kind ? found : throw Wrong(name, found, Named(kind));
    }

    /// <summary>A string, or an array of strings that are joined.</summary>
    public string Text(string name) => Joined(name, Optional(name)
        ?? throw Fault(value, $"{what} has no “{name}”, wanted a string or an array of lines"));

    public string Joined(string name, JsonValue found)
    {
        if (found.Kind == JsonKind.String)
            return found.Text;
        if (found.Kind != JsonKind.Array)
            throw Wrong(name, found, "a string or an array of lines");
        foreach (var line in found.Items)
        {
            if (line.Kind != JsonKind.String)
                throw Wrong(name, line, "only strings in it");
        }

        return string.Concat(found.Items.Select(line => line.Text));
    }

    /// <summary>An object as compact JSON; null when it is absent or empty.</summary>
    public string? ObjectText(string name)
    {
        if (Optional(name) is not { } found)
            return null;
        if (found.Kind != JsonKind.Object)
            throw Wrong(name, found, "an object");
        return found.Names.Count == 0 ? null : JsonText.Compact(found);
    }

    /// <summary>A count from 0, or null.</summary>
    public int? Count(string name)
    {
        if (Optional(name) is not { Kind: not JsonKind.Null } found)
            return null;
        return found.Kind == JsonKind.Number
            && int.TryParse(found.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(name, found, FormattableString.Invariant($"a whole number from 0 to {int.MaxValue}, or null"));
    }

    /// <summary>The fields that nobody asked for, as compact JSON; null when there are none.</summary>
    public string? Others()
    {
        var others = JsonValue.Object();
        foreach (var name in value.Names.Where(name => !_taken.Contains(name)))
            others.Set(name, value[name]!);
        return others.Names.Count == 0 ? null : JsonText.Compact(others);
    }

    public NotebookFormatException Wrong(string name, JsonValue found, string wanted)
        => Fault(found, $"“{name}” of {what} is {Described(found)}, wanted {wanted}");

    public NotebookFormatException Fault(JsonValue at, string problem) => new(fileName, cell, at.Line, problem);

    private static string Described(JsonValue value) => value.Kind switch
    {
        JsonKind.String => JsonText.Quoted(Cut(value.Text), ascii: true),
        JsonKind.Array => "an array",
        JsonKind.Object => "an object",
        _ => Cut(value.Text),
    };

    private static string Cut(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static string Named(JsonKind kind) => kind switch
    {
        JsonKind.Array => "an array",
        JsonKind.Object => "an object",
        JsonKind.String => "a string",
        _ => "a number",
    };
}
