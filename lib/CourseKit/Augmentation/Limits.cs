using System.Globalization;

namespace CourseKit.Augmentation;

/// <summary>Ranges of parameters: the value itself, or an error that names it, its range and what was given.</summary>
internal static class Limits
{
    internal static double Finite(double value, string name)
        => double.IsFinite(value) ? value : throw Outside(name, "(−∞, ∞)", value);

    internal static double? FiniteOrNone(double? value, string name) => value is { } number ? Finite(number, name) : null;

    internal static double NotNegative(double value, string name)
        => value >= 0 && double.IsFinite(value) ? value : throw Outside(name, "[0, ∞)", value);

    internal static double Positive(double value, string name)
        => value > 0 && double.IsFinite(value) ? value : throw Outside(name, "(0, ∞)", value);

    internal static double AtLeast(double least, double value, string name)
        => value >= least && double.IsFinite(value) ? value : throw Outside(name, Number($"[{least}, ∞)"), value);

    internal static double Probability(double value, string name)
        => value is >= 0 and <= 1 ? value : throw Outside(name, "[0, 1]", value);

    internal static int AtLeast(int least, int value, string name)
        => value >= least ? value : throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be ≥ {least}, got {value}"));

    /// <summary>Text with numbers as every culture's reader of this course sees them.</summary>
    internal static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static ArgumentOutOfRangeException Outside(string name, string range, double value)
        => new(name, Number($"{name} must be in {range}, got {value}"));
}
