using System.Globalization;

namespace CourseKit.Regularization;

/// <summary>Ranges of parameters: the value itself, or an error that names it, its range and what was given.</summary>
internal static class Require
{
    public static double NotNegative(double value, string name)
        => value >= 0 && double.IsFinite(value) ? value : throw Outside(name, "[0, ∞)", value);

    public static double Positive(double value, string name)
        => value > 0 && double.IsFinite(value) ? value : throw Outside(name, "(0, ∞)", value);

    public static int AtLeast(int least, int value, string name)
        => value >= least ? value : throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be ≥ {least}, got {value}"));

    public static ArgumentOutOfRangeException Outside(string name, string range, double value)
        => new(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be in {range}, got {value}"));
}
