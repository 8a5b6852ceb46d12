using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Display;

namespace CourseKit.Figures;

/// <summary>Everything of a figure that is not data: titles, axes, marks of reference, size.</summary>
public sealed record Layout
{
    /// <summary>The title above the drawing; null is none.</summary>
    public string? Title { get; init; }

    /// <summary>Horizontal axes by number; those not given follow the data.</summary>
    public ImmutableSortedDictionary<int, Axis> XAxes { get; init; } = ImmutableSortedDictionary<int, Axis>.Empty;

    /// <summary>Vertical axes by number; those not given follow the data.</summary>
    public ImmutableSortedDictionary<int, Axis> YAxes { get; init; } = ImmutableSortedDictionary<int, Axis>.Empty;

    /// <summary>Three-dimensional scenes by number; those not given follow the data.</summary>
    public ImmutableSortedDictionary<int, Scene> Scenes { get; init; } = ImmutableSortedDictionary<int, Scene>.Empty;

    /// <summary>Reference lines and shaded regions.</summary>
    public IReadOnlyList<Shape> Shapes { get; init; } = [];

    /// <summary>Texts in the drawing.</summary>
    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    /// <summary>Plotly's way to put bars side by side: <c>group</c>, <c>stack</c>, <c>overlay</c>; null is group.</summary>
    public string? BarMode { get; init; }

    /// <summary>Whether there is a legend; null is yes when it has more than one entry.</summary>
    public bool? HasLegend { get; init; }

    /// <summary>Width in pixels; null is the page's.</summary>
    public double? Width { get; init; }

    /// <summary>Height in pixels; null is 400.</summary>
    public double? Height { get; init; }

    /// <summary>What the figure shows, in a sentence below it; null leaves it to what is known.</summary>
    public string? Caption { get; init; }

    /// <summary>What a person who does not see the figure should know; null describes axes, traces and ranges.</summary>
    public string? Alt { get; init; }

    /// <summary>The height that the panels themselves want, where the data say it (images).</summary>
    internal double? ContentHeight { get; init; }

    /// <summary>Room left of and below the panels for titles that all of them share, in pixels; null is what each needs.</summary>
    internal (double Left, double Below)? Room { get; init; }

    /// <summary>Whether the panels are small multiples, that stay side by side also on a phone.</summary>
    internal bool IsMultiples { get; init; }

    /// <summary>Whether the house's colours and fonts apply; false keeps those of a figure from elsewhere.</summary>
    internal bool HouseStyle { get; init; } = true;

    internal JsonObject Extra { get; init; } = [];

    internal Axis X(int number) => XAxes.GetValueOrDefault(number) ?? new();

    internal Axis Y(int number) => YAxes.GetValueOrDefault(number) ?? new();

    internal Scene Scene(int number) => Scenes.GetValueOrDefault(number) ?? new();

    /// <summary>Whether positions on an axis that a shape or annotation refers to are logarithmic.</summary>
    internal bool IsLog(string reference)
        => Json.AxisName.Number(reference, "x") is { } x ? X(x).IsLog
            : Json.AxisName.Number(reference, "y") is { } y && Y(y).IsLog;

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
