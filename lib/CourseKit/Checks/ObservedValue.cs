using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using CourseKit.Tensors;

namespace CourseKit.Checks;

/// <summary>A value as plain data: what a check compares, shows, and hands on to a grader.</summary>
public sealed class ObservedValue
{
    // Enough for every exercise; a sequence that never ends must not hang the notebook.
    private const int MostItems = 1_000_000;
    private const int Deepest = 16;

    private ObservedValue(ObservedKind kind) => Kind = kind;

    /// <summary>What sort of data it is.</summary>
    public ObservedKind Kind { get; }

    /// <summary>The numbers of a number, a vector or a matrix (row by row); empty for every other kind.</summary>
    public IReadOnlyList<double> Numbers { get; private init; } = [];

    /// <summary>Rows of a matrix; 1 for a number or a vector; 0 for every other kind.</summary>
    public int Rows { get; private init; }

    /// <summary>Columns of a matrix, length of a vector.</summary>
    public int Columns { get; private init; }

    /// <summary>The items of a list; empty for every other kind.</summary>
    public IReadOnlyList<ObservedValue> Items { get; private init; } = [];

    /// <summary>The text of a string or of another object; null for every other kind.</summary>
    public string? Text { get; private init; }

    /// <summary>The value of a boolean.</summary>
    public bool Boolean { get; private init; }

    /// <summary>Takes any C# value as plain data.</summary>
    /// <remarks>
    /// Numbers of every type become double; arrays, lists, tuples and <see cref="Vector"/> become vectors, rectangular and
    /// jagged arrays and <see cref="Matrix"/> matrices; a record with a Deconstruct method becomes a list of its parts.
    /// </remarks>
    /// <param name="value">The value, or null.</param>
    /// <exception cref="ArgumentException">A sequence is longer than a million items or nested deeper than 16.</exception>
    public static ObservedValue Of(object? value) => Of(value, 0);

    /// <summary>The value in one line, numbers to six digits; long ones are cut.</summary>
    public override string ToString()
        => Kind switch
        {
            ObservedKind.Number => Number(Numbers[0]),
            ObservedKind.Boolean => Boolean ? "true" : "false",
            ObservedKind.Text => $"\"{(Text!.Length > 80 ? Text[..80] + "…" : Text)}\"",
            ObservedKind.Vector => Bracket(Enumerable.Range(0, Columns), i => Number(Numbers[i])),
            ObservedKind.Matrix => Bracket(Enumerable.Range(0, Rows), row => Bracket(Enumerable.Range(0, Columns), column => Number(Numbers[(row * Columns) + column]))),
            ObservedKind.List => Bracket(Enumerable.Range(0, Items.Count), i => Items[i].ToString()),
            ObservedKind.Nothing => "nothing (null)",
            _ => Text!.Length > 80 ? Text[..80] + "…" : Text,
        };

    /// <summary>The kind and size in words: <c>a vector of 3</c>.</summary>
    internal string Describe()
        => Kind switch
        {
            ObservedKind.Number => "a number",
            ObservedKind.Boolean => "true or false",
            ObservedKind.Text => "text",
            ObservedKind.Vector => Columns == 1 ? "1 number in a row" : Invariant($"{Columns} numbers in a row"),
            ObservedKind.Matrix => Invariant($"a {Rows} × {Columns} matrix"),
            ObservedKind.List => $"a list of {Items.Count} values",
            ObservedKind.Nothing => "nothing (null)",
            _ => "something that is no number",
        };

    internal static string Number(double value)
        => value switch
        {
            double.PositiveInfinity => "∞",
            double.NegativeInfinity => "−∞",
            _ => value.ToString("G6", CultureInfo.InvariantCulture),
        };

    private static ObservedValue Of(object? value, int depth)
    {
        if (depth > Deepest)
            throw new ArgumentException($"the value is nested deeper than {Deepest} levels");
        return value switch
        {
            null => new(ObservedKind.Nothing),
            bool boolean => new(ObservedKind.Boolean) { Boolean = boolean },
            string text => new(ObservedKind.Text) { Text = text },
            char letter => new(ObservedKind.Text) { Text = letter.ToString() },
            Matrix matrix => OfMatrix(matrix.Rows, matrix.Columns, [.. matrix.Flatten()]),
            double[,] array => OfMatrix(array.GetLength(0), array.GetLength(1), [.. array.Cast<double>()]),
            float[,] array => OfMatrix(array.GetLength(0), array.GetLength(1), [.. array.Cast<float>().Select(item => (double)item)]),
            int[,] array => OfMatrix(array.GetLength(0), array.GetLength(1), [.. array.Cast<int>().Select(item => (double)item)]),
            Enum name => new(ObservedKind.Text) { Text = name.ToString() },
            byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal
                => OfNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            Half half => OfNumber((double)half),
            System.Numerics.BigInteger big => OfNumber((double)big),
            ITuple tuple => OfItems(Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), depth),
            IEnumerable sequence => OfItems(sequence.Cast<object?>(), depth),
            _ => OfParts(value, depth),
        };
    }

    private static ObservedValue OfNumber(double value) => new(ObservedKind.Number) { Numbers = [value], Rows = 1, Columns = 1 };

    private static ObservedValue OfMatrix(int rows, int columns, double[] numbers)
        => new(ObservedKind.Matrix) { Numbers = numbers, Rows = rows, Columns = columns };

    private static ObservedValue OfItems(IEnumerable<object?> sequence, int depth)
    {
        var items = sequence.Take(MostItems + 1).Select(item => Of(item, depth + 1)).ToArray();
        if (items.Length > MostItems)
            throw new ArgumentException($"the sequence has more than a million items; does it ever end?");
        if (items.All(item => item.Kind == ObservedKind.Number))
            return new(ObservedKind.Vector) { Numbers = [.. items.Select(item => item.Numbers[0])], Rows = 1, Columns = items.Length };
        if (items.All(item => item.Kind == ObservedKind.Vector && item.Columns == items[0].Columns))
            return OfMatrix(items.Length, items[0].Columns, [.. items.SelectMany(item => item.Numbers)]);
        return new(ObservedKind.List) { Items = items };
    }

    // A record such as LossValue: its parts, as its Deconstruct method gives them.
    private static ObservedValue OfParts(object value, int depth)
    {
        var deconstruct = value.GetType().GetMethods().FirstOrDefault(method
            => string.Equals(method.Name, "Deconstruct", StringComparison.Ordinal) && !method.IsStatic && method.GetParameters() is { Length: > 0 } all && all.All(parameter => parameter.IsOut));
        if (deconstruct is null)
            return new(ObservedKind.Other) { Text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? value.GetType().Name };
        var parts = new object?[deconstruct.GetParameters().Length];
        deconstruct.Invoke(value, parts);
        return OfItems(parts, depth);
    }

    private static string Bracket(IEnumerable<int> places, Func<int, string> text)
    {
        var shown = places.Take(13).ToArray();
        return $"[{string.Join(", ", shown.Take(12).Select(text))}{(shown.Length > 12 ? ", …" : string.Empty)}]";
    }
}
