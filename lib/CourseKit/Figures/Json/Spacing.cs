using System.Text.Json.Nodes;

namespace CourseKit.Figures.Json;

/// <summary>Evenly spaced coordinates, which Plotly takes as a start and a step (<c>x0</c>, <c>dx</c>).</summary>
internal static class Spacing
{
    private const int FewestWorthIt = 50;

    public static Values Read(Fields fields, string name, int count)
    {
        var start = fields.Number(name + "0") ?? 0;
        var step = fields.Number("d" + name) ?? 1;
        return Values.Of(Enumerable.Range(0, count).Select(i => start + (i * step)));
    }

    public static void Write(JsonObject json, string name, Values values, int count, Rounding rounding)
    {
        if (rounding.Compact && count >= FewestWorthIt && values.Labels is null && Step(values) is { } step)
            json.Set(name + "0", JsonValue.Create(values[0])).Set("d" + name, JsonValue.Create(step));
        else
            json.Set(name, rounding.Values(values));
    }

    private static double? Step(Values values)
    {
        var step = Math.Round((values[values.Count - 1] - values[0]) / (values.Count - 1), 12);
        var allowed = 1e-7 * Math.Abs(values[values.Count - 1] - values[0]);
        if (!double.IsFinite(step) || step == 0)
            return null;
        for (var i = 0; i < values.Count; i++)
        {
            if (!(Math.Abs(values[0] + (i * step) - values[i]) <= allowed))
                return null;
        }

        return step;
    }
}
