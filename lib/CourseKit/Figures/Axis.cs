using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Display;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>One axis: what it shows, in which unit, from where to where.</summary>
public sealed record Axis
{
    /// <summary>What the axis shows; null leaves it to what is known of the traces.</summary>
    public string? Title { get; init; }

    /// <summary>The unit, shown in parentheses behind the title.</summary>
    public string? Unit { get; init; }

    /// <summary>Plotly's axis type: <c>log</c>, <c>category</c>, <c>linear</c>; null follows the data.</summary>
    public string? Type { get; init; }

    /// <summary>The ends, in data values also on a logarithmic axis; null follows the data.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>Where along the drawing the axis lies, as fractions; null is all of it.</summary>
    public (double Low, double High)? Domain { get; init; }

    /// <summary>Whether values grow downwards or to the left, as rows of an image do.</summary>
    public bool Reversed { get; init; }

    /// <summary>Whether ticks have labels; null is yes.</summary>
    public bool? HasLabels { get; init; }

    /// <summary>Whether lines go across at the ticks; null is yes.</summary>
    public bool? HasGrid { get; init; }

    /// <summary>Whether the axis itself is drawn; null is yes.</summary>
    public bool? HasLine { get; init; }

    /// <summary>Another axis, <c>x</c> or <c>y2</c>, that always shows the same range.</summary>
    public string? Matches { get; init; }

    /// <summary>The axis across, <c>y2</c>, where this one stands.</summary>
    public string? Anchor { get; init; }

    /// <summary>The axis that this one has equal lengths with, so that circles are round.</summary>
    public string? EqualTo { get; init; }

    /// <summary>Positions of the ticks; null places round ones.</summary>
    public IReadOnlyList<double>? TickValues { get; init; }

    /// <summary>Labels of <see cref="TickValues"/>; null shows the numbers.</summary>
    public IReadOnlyList<string?>? TickLabels { get; init; }

    /// <summary>Whether the axis is logarithmic.</summary>
    public bool IsLog => Type == "log";

    /// <summary>Title and unit, <c>loss e (bit)</c>.</summary>
    public string? FullTitle => Join(Title, Unit);

    internal JsonObject Extra { get; init; } = [];

    /// <summary>Plotly's other ways to leave the range open (<c>autorange: "min"</c>) are kept as they came.</summary>
    internal static string? Join(string? title, string? unit)
        => string.IsNullOrEmpty(unit) ? title : string.IsNullOrEmpty(title) ? $"({unit})" : $"{title} ({unit})";

    /// <summary>The axis in Plotly's schema.</summary>
    /// <param name="rounding">How exactly.</param>
    /// <param name="defaultTitle">The title of an axis that nobody titled; null is none.</param>
    /// <param name="frozen">The ends where <see cref="Range"/> leaves them open; null leaves them open.</param>
    /// <param name="saysNone">Whether an empty title is written, because a missing one would be filled when it is read again.</param>
    internal JsonObject ToJson(Rounding rounding, string? defaultTitle, (double Low, double High)? frozen, bool saysNone = false)
    {
        var json = new JsonObject()
            .Set("title.text", Join(Title ?? defaultTitle, Unit) is { } title && (title.Length > 0 || saysNone) ? title : null)
            .Set("type", Type);
        if ((Range ?? frozen) is { } range)
        {
            var (low, high) = IsLog ? (Math.Log10(range.Low), Math.Log10(range.High)) : range;
            json.Set("range", rounding.Pair(Reversed ? (high, low) : (low, high)));
        }
        else if (Reversed)
        {
            json.Set("autorange", "reversed");
        }

        return json
            .Set("domain", Domain is { } domain ? rounding.Pair(domain) : null)
            .Set("anchor", Anchor).Set("matches", Matches).Set("scaleanchor", EqualTo)
            .Set("tickvals", TickValues is null ? null : rounding.Array(TickValues))
            .Set("ticktext", TickLabels is null ? null : new JsonArray([.. TickLabels.Select(t => (JsonNode?)t)]))
            .Set("showticklabels", HasLabels).Set("showgrid", HasGrid).Set("showline", HasLine)
            .Merge(Extra);
    }

    internal static Axis Read(JsonObject json)
    {
        var fields = new Fields(json);
        var type = fields.Text("type");
        var range = fields.Pair("range");
        var reversed = range is { } pair && pair.Low > pair.High;
        if (reversed)
            range = (range!.Value.High, range.Value.Low);
        else if (range is null && json["autorange"] is JsonValue value && value.TryGetValue<string>(out var auto) && auto == "reversed")
            reversed = fields.Text("autorange") is not null;
        if (type == "log" && range is { } powers)
            range = powers is { Low: > -300, High: < 300 } ? (Math.Pow(10, powers.Low), Math.Pow(10, powers.High)) : null;
        return new()
        {
            Title = fields.Text("title.text") ?? fields.Text("title"),
            Type = type,
            Range = range,
            Reversed = reversed,
            Domain = fields.Pair("domain"),
            Anchor = fields.Text("anchor"),
            Matches = fields.Text("matches"),
            EqualTo = fields.Text("scaleanchor"),
            TickValues = fields.Numbers("tickvals"),
            TickLabels = fields.Labels("ticktext"),
            HasLabels = fields.Flag("showticklabels"),
            HasGrid = fields.Flag("showgrid"),
            HasLine = fields.Flag("showline"),
            Extra = fields.Rest(),
        };
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
