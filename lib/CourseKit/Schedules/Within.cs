using System.Globalization;

namespace CourseKit.Schedules;

/// <summary>Ranges of parameters: the value itself, or an error that names it, its range and what was given.</summary>
internal static class Within
{
    public static double Positive(double value, string name)
        => value > 0 && double.IsFinite(value) ? value : throw Outside(name, "(0, ∞)", value);

    public static double NotNegative(double value, string name)
        => value >= 0 && double.IsFinite(value) ? value : throw Outside(name, "[0, ∞)", value);

    /// <summary>A decay rate: 0 forgets at once, 1 would never learn anything new.</summary>
    public static double Decay(double value, string name)
        => value is >= 0 and < 1 ? value : throw Outside(name, "[0, 1)", value);

    public static double Factor(double value, string name)
        => value is > 0 and <= 1 ? value : throw Outside(name, "(0, 1]", value);

    public static int AtLeast(int least, int value, string name)
        => value >= least ? value : throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be ≥ {least}, got {value}"));

    public static ArgumentOutOfRangeException Outside(string name, string range, double value)
        => new(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be in {range}, got {value}"));
}
