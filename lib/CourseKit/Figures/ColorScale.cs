using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>Colours from low to high values.</summary>
public sealed class ColorScale
{
    private readonly (double At, Rgb Color)[] _stops;
    private readonly string? _name;

    private ColorScale(string? name, (double, Rgb)[] stops, bool reversed = false)
        => (_name, _stops, Reversed) = (name, stops, reversed);

    /// <summary>Dark violet to yellow, even to the eye and safe for all kinds of colour vision.</summary>
    public static ColorScale Viridis { get; } = Even("Viridis",
        "#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725");

    /// <summary>Dark blue to yellow, the same to nearly every eye.</summary>
    public static ColorScale Cividis { get; } = Even("Cividis",
        "#00204c", "#00306f", "#2a406c", "#48526b", "#5e626e", "#727374", "#878479", "#9e9677", "#b6a970", "#d0be66", "#ead357", "#ffe945");

    /// <summary>Black to white, as images of light on dark.</summary>
    public static ColorScale Grey { get; } = Even("Greys", "#000000", "#ffffff");

    /// <summary>White to black, as ink on paper.</summary>
    public static ColorScale Ink { get; } = Even(null, "#ffffff", "#000000");

    /// <summary>Blue through light grey to red, for values on both sides of zero: give equal ends.</summary>
    public static ColorScale Diverging { get; } = Even(null,
        "#2166ac", "#4393c3", "#92c5de", "#d1e5f0", "#f2f2f2", "#fddbc7", "#f4a582", "#d6604d", "#b2182b");

    /// <summary>Middle tones only, blue to amber: lines in it are readable on white and on dark pages.</summary>
    public static ColorScale Lines { get; } = Even(null, "#3d6cc4", "#0b84a8", "#00937c", "#5e8f2f", "#a08212", "#c8700a", "#d05433");

    /// <summary>From one colour to another through those between, evenly spaced.</summary>
    /// <param name="colors">Two colours or more, as <c>#rrggbb</c>.</param>
    public static ColorScale Of(params string[] colors)
    {
        ArgumentNullException.ThrowIfNull(colors);
        if (colors.Length < 2 || colors.FirstOrDefault(c => !Rgb.TryParse(c, out _)) is { } || colors.Any(c => c is null))
            throw new ArgumentException("a colour scale needs two or more colours written #rrggbb, got " + string.Join(", ", colors));
        return Even(null, colors);
    }

    /// <summary>One colour for each class 0, 1, 2, …, without any between: for values in [−0.5, classes − 0.5].</summary>
    /// <param name="colors">One colour or more, as <c>#rrggbb</c>.</param>
    public static ColorScale Classes(params string[] colors)
    {
        ArgumentNullException.ThrowIfNull(colors);
        if (colors.Length == 0 || colors.FirstOrDefault(c => !Rgb.TryParse(c, out _)) is { } || colors.Any(c => c is null))
            throw new ArgumentException("a scale of classes needs one or more colours written #rrggbb, got " + string.Join(", ", colors));
        return new(null, [.. colors.SelectMany((c, i) => new[] { i, i + 1 }.Select(edge =>
            (Math.Round((double)edge / colors.Length, 4), Rgb.TryParse(c, out var rgb) ? rgb : default)))]);
    }

    /// <summary>The same colours from high to low.</summary>
    public ColorScale Reverse() => new(_name, _stops, !Reversed);

    internal bool Reversed { get; }

    /// <summary>The colour at a place in [0, 1]; beyond, the end's.</summary>
    internal Rgb At(double place)
    {
        place = Math.Clamp(double.IsNaN(place) ? 0 : place, 0, 1);
        if (Reversed)
            place = 1 - place;
        var next = System.Array.FindIndex(_stops, stop => stop.At >= place);
        if (next <= 0)
            return next < 0 ? _stops[^1].Color : _stops[0].Color;
        var (from, to) = (_stops[next - 1], _stops[next]);
        return from.Color.Mix(to.Color, to.At > from.At ? (place - from.At) / (to.At - from.At) : 1);
    }

    internal JsonNode ToJson()
    {
        if (_name is not null)
            return _name;
        var stops = new JsonArray();
        foreach (var (at, color) in _stops)
            stops.Add((JsonNode)new JsonArray(Math.Round(at, 4), color.Hex));
        return stops;
    }

    internal static ColorScale? Read(Fields fields, string under = "")
    {
        // An unknown name must survive, so it is kept for writing and drawn as the usual scale.
        var scale = fields.Text(under + "colorscale") is { } name
            ? new ColorScale(name, Named(name)._stops)
            : fields.As(under + "colorscale", FromStops);
        // One that is not understood stays as it came, with its direction.
        if (scale is null && fields.Has(under + "colorscale"))
            return null;
        return fields.Flag(under + "reversescale") is true ? (scale ?? Viridis).Reverse() : scale;
    }

    private static ColorScale? FromStops(JsonNode stops)
    {
        var read = new List<(double, Rgb)>();
        foreach (var stop in stops as JsonArray ?? [])
        {
            if (stop is not JsonArray { Count: 2 } pair || pair[0]?.GetValueKind() != JsonValueKind.Number || pair[1] is not JsonValue color
                || !color.TryGetValue<string>(out var text) || !Rgb.TryParse(text, out var rgb)
                || double.Parse(pair[0]!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) is var at && !double.IsFinite(at))
            {
                return null;
            }

            read.Add((at, rgb));
        }

        return read.Count >= 2 ? new(null, [.. read]) : null;
    }

    private static ColorScale Named(string name)
        => name switch
        {
            "Greys" or "Gray" => Grey,
            "Cividis" => Cividis,
            "RdBu" => Diverging,
            _ => Viridis,
        };

    private static ColorScale Even(string? name, params string[] colors)
        => new(name, [.. colors.Select((c, i) => ((double)i / (colors.Length - 1), Rgb.TryParse(c, out var rgb) ? rgb : default))]);
}
