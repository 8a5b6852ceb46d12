using System.Text;
using CourseKit.Display;

namespace CourseKit.Search;

/// <summary>Numbers between two ends, all equally likely: low + u (high − low). For a rate of dropout, a momentum.</summary>
public sealed record Uniform : SearchRange
{
    /// <summary>A range of numbers.</summary>
    /// <param name="low">The lower end, finite.</param>
    /// <param name="high">The upper end, finite, &gt; low.</param>
    public Uniform(double low, double high)
    {
        RequireEnds(low, high);
        (Low, High) = (low, high);
    }

    /// <summary>The lower end.</summary>
    public double Low { get; }

    /// <summary>The upper end.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override string Description => $"uniform in [{Text(Low)}, {Text(High)}]";

    /// <inheritdoc/>
    public override int? Count => null;

    private protected override SettingValue ValueAt(double u) => u == 1 ? High : Low + (u * (High - Low));

    private protected override double? Find(SettingValue value) => (value.Number - Low) / (High - Low);

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
