namespace CourseKit.Tensors;

/// <summary>Ranges of parameters: the value itself, or an error that names it, its range and what was given.</summary>
internal static class Within
{
    public static double Finite(double value, string name)
        => double.IsFinite(value) ? value : throw Outside(name, "(−∞, ∞)", value);

    public static double? FiniteOrNone(double? value, string name) => value is { } number ? Finite(number, name) : null;

    public static double Positive(double value, string name)
        => value > 0 && double.IsFinite(value) ? value : throw Outside(name, "(0, ∞)", value);

    public static double NotNegative(double value, string name)
        => value >= 0 && double.IsFinite(value) ? value : throw Outside(name, "[0, ∞)", value);

    public static double UpTo(double most, double value, string name)
        => value >= 0 && value <= most ? value : throw Outside(name, Invariant($"[0, {most}]"), value);

    public static double AtLeast(double least, double value, string name)
        => value >= least && double.IsFinite(value) ? value : throw Outside(name, Invariant($"[{least}, ∞)"), value);

    public static int AtLeast(int least, int value, string name)
        => value >= least ? value : throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be ≥ {least}, got {value}"));

    public static double Probability(double value, string name)
        => value is >= 0 and <= 1 ? value : throw Outside(name, "[0, 1]", value);

    /// <summary>A part of something, or what it is multiplied by: something is left, and it does not grow.</summary>
    public static double Share(double value, string name)
        => value is > 0 and <= 1 ? value : throw Outside(name, "(0, 1]", value);

    /// <summary>A decay rate: 0 forgets at once, 1 would never learn anything new.</summary>
    public static double Decay(double value, string name)
        => value is >= 0 and < 1 ? value : throw Outside(name, "[0, 1)", value);

    public static ArgumentOutOfRangeException Outside(string name, string range, double value)
        => new(name, Invariant($"{name} must be in {range}, got {value}"));
}
