using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>The values that one hyper-parameter may take, laid out on the unit interval: u in [0, 1] ↦ value.</summary>
/// <remarks>
/// Everything a searcher does, it does with u: it draws u uniformly, cuts [0, 1] for a grid, narrows it around the best, measures distances in it.
/// What the range is (uniform, uniform in the logarithm, whole numbers, words) decides only what a u means.
/// </remarks>
public abstract record SearchRange
{
    private protected SearchRange()
    {
    }

    /// <summary>The range in words: uniform in [0.5, 0.99].</summary>
    public abstract string Description { get; }

    /// <summary>How many values there are; null for a continuous range.</summary>
    public abstract int? Count { get; }

    /// <summary>Whether near u mean near values. Words have no order.</summary>
    public virtual bool IsOrdered => true;

    /// <summary>The value at u.</summary>
    /// <param name="u">A place in [0, 1].</param>
    public SettingValue At(double u)
        => u is >= 0 and <= 1 ? ValueAt(u) : throw new ArgumentOutOfRangeException(nameof(u), $"u must be in [0, 1], got {Storage.Text(u)}");

    /// <summary>The u of a value: the middle of its share of [0, 1], if the range has finitely many values.</summary>
    /// <param name="value">A value of the range.</param>
    /// <exception cref="ArgumentException">The range does not have the value.</exception>
    public double PlaceOf(SettingValue value)
        => Find(value) is { } u and >= 0 and <= 1 ? u : throw new ArgumentException($"the value must be of the range {Description}, got {value}", nameof(value));

    /// <summary>A random value.</summary>
    /// <param name="stream">Where the random number comes from: one is drawn.</param>
    public SettingValue Draw(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ValueAt(stream.NextUniform());
    }

    /// <summary>Values from one end to the other, ends included; all of them, if there are no more than that many.</summary>
    /// <param name="points">How many, ≥ 1; one alone stands in the middle.</param>
    public IReadOnlyList<SettingValue> Grid(int points)
    {
        if (points < 1)
            throw new ArgumentOutOfRangeException(nameof(points), Invariant($"points must be ≥ 1, got {points}"));
        if (Count is { } count && count <= points)
            return [.. Enumerable.Range(0, count).Select(i => ValueAt((i + 0.5) / count))];
        if (!IsOrdered)
            throw new ArgumentException(Invariant($"a grid takes all {Count} words of {Description}: points must be ≥ {Count}, got {points}"), nameof(points));
        return points == 1 ? [ValueAt(0.5)] : [.. Enumerable.Range(0, points).Select(i => ValueAt((double)i / (points - 1))).Distinct()];
    }

    private protected abstract SettingValue ValueAt(double u);

    private protected abstract double? Find(SettingValue value);

    private protected static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);

    private protected static void RequireEnds(double low, double high)
    {
        if (!double.IsFinite(low))
            throw new ArgumentOutOfRangeException(nameof(low), $"low must be a finite number, got {Storage.Text(low)}");
        if (!(high > low) || !double.IsFinite(high))
            throw new ArgumentOutOfRangeException(nameof(high), $"high must be finite and > low = {Storage.Text(low)}, got {Storage.Text(high)}");
    }
}
