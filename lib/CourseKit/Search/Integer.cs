namespace CourseKit.Search;

/// <summary>Whole numbers low … high, all equally likely. For units of a layer, layers, a batch size.</summary>
public sealed record Integer : SearchRange
{
    /// <summary>A range of whole numbers.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">The largest (it may be drawn), ≥ low.</param>
    public Integer(int low, int high)
    {
        if (high < low || (long)high - low >= int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(high), Invariant($"high must be in low … low + {int.MaxValue - 1}, got low = {low}, high = {high}"));
        (Low, High) = (low, high);
    }

    /// <summary>The least.</summary>
    public int Low { get; }

    /// <summary>The largest.</summary>
    public int High { get; }

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant($"whole numbers {Low} … {High}");

    /// <inheritdoc/>
    public override int? Count => High - Low + 1;

    private protected override SettingValue ValueAt(double u) => Low + Math.Min((int)(u * Count!.Value), Count.Value - 1);

    private protected override double? Find(SettingValue value)
        => value.Number == Math.Floor(value.Number) ? (value.Number - Low + 0.5) / Count!.Value : null;
}
