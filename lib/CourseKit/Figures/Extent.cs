namespace CourseKit.Figures;

/// <summary>The span that marks cover along an axis, and whether they want room beside them.</summary>
/// <param name="Low">The smallest value; +∞ if there is none.</param>
/// <param name="High">The largest value; −∞ if there is none.</param>
/// <param name="Padded">Whether marks would be cut off without room at both ends.</param>
/// <param name="FromZero">Whether the marks stand on zero, as bars do.</param>
internal readonly record struct Extent(double Low, double High, bool Padded, bool FromZero = false)
{
    public static Extent None { get; } = new(double.PositiveInfinity, double.NegativeInfinity, Padded: false);

    public bool IsEmpty => !(Low <= High);

    public static Extent Of(IEnumerable<double> values, bool log, bool padded = false, bool fromZero = false)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in values)
        {
            if (!double.IsFinite(value) || (log && value <= 0))
                continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return new(low, high, padded, fromZero && !log);
    }

    public Extent Union(Extent other)
        => IsEmpty ? other
            : other.IsEmpty ? this
            : new(Math.Min(Low, other.Low), Math.Max(High, other.High), Padded || other.Padded, FromZero || other.FromZero);
}
