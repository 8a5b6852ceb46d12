namespace CourseKit.Checks;

/// <summary>What can be said of a wrong value without knowing the exercise: its shape, its sign, a factor, NaN.</summary>
internal static class Diagnosis
{
    // Factors that a mistake is made of. A single number is some multiple of every other, so only these are named.
    private static readonly (double Factor, string Meaning)[] TellingFactors =
    [
        (2, "is a ½ missing, or a derivative's 2 left in?"),
        (0.5, "is there a ½ too many?"),
        (4, "a factor 2, twice?"),
        (0.25, "a factor ½, twice?"),
        (1 / Math.Log(2), "1/ln 2: was log₂ taken for ln?"),
        (Math.Log(2), "ln 2: was ln taken for log₂?"),
        (1 / Math.Log(10), "1/ln 10: was log₁₀ taken for ln?"),
        (100, "a percentage?"),
        (0.01, "a percentage?"),
        (10, "a power of ten?"),
        (0.1, "a power of ten?"),
    ];

    /// <summary>Why a value is not the wanted one, in one or two sentences.</summary>
    internal static string Of(ObservedValue got, ObservedValue wanted, Tolerance tolerance)
    {
        if (wanted.Kind == ObservedKind.List && got.Kind == ObservedKind.List && got.Items.Count == wanted.Items.Count)
            return OfItems(got, wanted, tolerance);
        if (!IsNumeric(got) || !IsNumeric(wanted))
        {
            return got.Kind == wanted.Kind
                ? $"Got {got}, wanted {wanted}."
                : $"Got {got.Describe()}{(got.Kind == ObservedKind.Nothing ? string.Empty : $" ({got})")}, wanted {wanted.Describe()}.{(got.Kind == ObservedKind.Nothing ? " Does the function return its result?" : string.Empty)}";
        }

        if (got.Kind != wanted.Kind || got.Rows != wanted.Rows || got.Columns != wanted.Columns)
            return OfShape(got, wanted, tolerance);
        for (var i = 0; i < wanted.Numbers.Count; i++)
        {
            if (!double.IsFinite(got.Numbers[i]) && !got.Numbers[i].Equals(wanted.Numbers[i]))
                return NotFinite(got, wanted, i);
        }

        var hint = TransposeHint(got, wanted, tolerance) ?? Hint(got.Numbers, wanted.Numbers, tolerance);
        return $"{Difference(got, wanted, tolerance)}{(hint is null ? string.Empty : " " + hint)}";
    }

    private static bool IsNumeric(ObservedValue value) => value.Kind is ObservedKind.Number or ObservedKind.Vector or ObservedKind.Matrix;

    private static string OfItems(ObservedValue got, ObservedValue wanted, Tolerance tolerance)
    {
        for (var i = 0; i < wanted.Items.Count; i++)
        {
            if (!tolerance.Allows(got.Items[i], wanted.Items[i]))
                return Invariant($"Value {i + 1} of {wanted.Items.Count}: {Of(got.Items[i], wanted.Items[i], tolerance)}");
        }

        return $"Got {got}, wanted {wanted}.";
    }

    private static string OfShape(ObservedValue got, ObservedValue wanted, Tolerance tolerance)
    {
        var text = $"Wrong shape: got {got.Describe()}, wanted {wanted.Describe()}.";
        if (got.Kind == ObservedKind.Matrix && wanted.Kind == ObservedKind.Matrix && got.Rows == wanted.Columns && got.Columns == wanted.Rows)
            return text + (IsTranspose(got, wanted, tolerance) ? " It is the transpose of what is wanted." : " Is it transposed?");
        if (got.Numbers.Count == wanted.Numbers.Count && SameNumbers(got.Numbers, wanted.Numbers, tolerance))
            return text + " The numbers themselves are right.";
        return text;
    }

    private static string NotFinite(ObservedValue got, ObservedValue wanted, int at)
    {
        var value = got.Numbers[at];
        var cause = double.IsNaN(value)
            ? "That comes from 0 ÷ 0, 0 · ∞, ∞ − ∞, or the logarithm or root of a negative number."
            : "That comes from an overflow (exp of a large number), a division by 0, or log 0.";
        return $"Got {ObservedValue.Number(value)}{Place(got, at)}, wanted {ObservedValue.Number(wanted.Numbers[at])}. {cause}";
    }

    private static string Difference(ObservedValue got, ObservedValue wanted, Tolerance tolerance)
    {
        if (wanted.Kind == ObservedKind.Number)
            return $"Got {got}, wanted {wanted}{Apart(got.Numbers[0], wanted.Numbers[0])}.";
        var wrong = Enumerable.Range(0, wanted.Numbers.Count).Where(i => !tolerance.Allows(got.Numbers[i], wanted.Numbers[i])).ToArray();
        var first = wrong[0];
        var count = wrong.Length == wanted.Numbers.Count ? string.Empty : Invariant($" {wanted.Numbers.Count - wrong.Length} of {wanted.Numbers.Count} numbers are right.");
        return wanted.Numbers.Count <= 6
            ? $"Got {got}, wanted {wanted}.{count}"
            : $"Got {ObservedValue.Number(got.Numbers[first])}{Place(got, first)}, wanted {ObservedValue.Number(wanted.Numbers[first])}{Apart(got.Numbers[first], wanted.Numbers[first])}.{count}";
    }

    private static string Apart(double got, double wanted)
        => double.IsFinite(wanted) ? $" (difference {ObservedValue.Number(got - wanted)})" : string.Empty;

    private static string? Hint(IReadOnlyList<double> got, IReadOnlyList<double> wanted, Tolerance tolerance)
    {
        if (!wanted.All(double.IsFinite) || wanted.All(number => number == 0))
            return null;
        if (got.All(number => number == 0))
            return "Everything is 0: was a whole number divided by a whole number (1 / 2 is 0 in C#, 1.0 / 2 is 0.5)?";
        if (Fits(got, wanted, -1, tolerance))
            return "The sign is flipped.";

        var largest = Enumerable.Range(0, wanted.Count).MaxBy(i => Math.Abs(wanted[i]));
        var factor = got[largest] / wanted[largest];
        foreach (var (telling, meaning) in TellingFactors)
        {
            if (Fits(got, wanted, telling, tolerance))
                return $"It is {Factor(telling)} times what is wanted: {meaning}";
            if (Fits(got, wanted, -telling, tolerance))
                return $"It is {Factor(-telling)} times what is wanted: the sign is flipped, and {meaning}";
        }

        // The other numbers must carry the factor too, or it is a coincidence of one number.
        var count = wanted.Count(number => Math.Abs(number) > 100 * tolerance.Absolute);
        if (count >= 2 && Fits(got, wanted, factor, tolerance))
            return $"It is off by a factor {Factor(factor)}, the same everywhere.";

        var shift = got[largest] - wanted[largest];
        if (wanted.Count >= 2 && Enumerable.Range(0, wanted.Count).All(i => tolerance.Allows(got[i] - shift, wanted[i])))
            return $"Everything is {ObservedValue.Number(Math.Abs(shift))} too {(shift > 0 ? "large" : "small")}.";
        if (wanted.Count >= 2 && SameNumbers([.. got.Reverse()], wanted, tolerance))
            return "The numbers are right, in reverse order.";
        if (wanted.Count >= 2 && SameNumbers([.. got.Order()], [.. wanted.Order()], tolerance))
            return "The numbers are right, in another order.";
        return null;
    }

    private static string? TransposeHint(ObservedValue got, ObservedValue wanted, Tolerance tolerance)
        => wanted.Kind == ObservedKind.Matrix && wanted.Rows > 1 && wanted.Rows == wanted.Columns && IsTranspose(got, wanted, tolerance) ? "It is transposed." : null;

    private static bool Fits(IReadOnlyList<double> got, IReadOnlyList<double> wanted, double factor, Tolerance tolerance)
        => double.IsFinite(factor) && factor != 0
            && Enumerable.Range(0, wanted.Count).All(i => tolerance.Allows(got[i] / factor, wanted[i]));

    private static bool SameNumbers(IReadOnlyList<double> got, IReadOnlyList<double> wanted, Tolerance tolerance)
        => Enumerable.Range(0, wanted.Count).All(i => tolerance.Allows(got[i], wanted[i]));

    private static bool IsTranspose(ObservedValue got, ObservedValue wanted, Tolerance tolerance)
        => Enumerable.Range(0, wanted.Numbers.Count).All(i
            => tolerance.Allows(got.Numbers[(i % wanted.Columns * got.Columns) + (i / wanted.Columns)], wanted.Numbers[i]));

    private static string Factor(double factor) => factor.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture);

    private static string Place(ObservedValue value, int at)
        => value.Kind switch
        {
            ObservedKind.Vector => Invariant($" at [{at}]"),
            ObservedKind.Matrix => Invariant($" at [{at / value.Columns}, {at % value.Columns}]"),
            _ => string.Empty,
        };
}
