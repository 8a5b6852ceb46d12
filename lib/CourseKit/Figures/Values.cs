using System.Collections;
using System.Globalization;

namespace CourseKit.Figures;

/// <summary>The coordinates of a trace along one axis: numbers, or text (categories, dates). Immutable.</summary>
/// <remarks>A number that is NaN or infinite is a gap: nothing is drawn there, and JSON has <c>null</c>.</remarks>
public sealed class Values : IReadOnlyList<double>
{
    private readonly double[] _numbers;

    private Values(double[] numbers, string?[]? labels)
    {
        _numbers = numbers;
        Labels = labels;
    }

    /// <summary>No values at all.</summary>
    public static Values None { get; } = new([], null);

    /// <summary>The texts, when these are categories or dates; null when they are numbers.</summary>
    public IReadOnlyList<string?>? Labels { get; }

    /// <inheritdoc/>
    public int Count => _numbers.Length;

    /// <summary>The number at an index; for texts, the index of the text's first occurrence.</summary>
    public double this[int index] => _numbers[index];

    /// <summary>Copies numbers (any numeric type), or texts as categories, into values.</summary>
    /// <typeparam name="T">A numeric type, <see cref="bool"/>, <see cref="string"/>, <see cref="DateTime"/> or an enum.</typeparam>
    /// <param name="source">The values in order; may be empty.</param>
    public static Values Of<T>(IEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source switch
        {
            Values values => values,
            IEnumerable<double> numbers => new([.. numbers], null),
            IEnumerable<float> numbers => new([.. numbers.Select(n => (double)n)], null),
            IEnumerable<string?> texts => OfLabels([.. texts]),
            _ when IsText(typeof(T)) => OfLabels([.. source.Select(Text)]),
            _ => new([.. source.Select(n => Convert.ToDouble(n, CultureInfo.InvariantCulture))], null),
        };
    }

    /// <summary>Numbers as values.</summary>
    public static implicit operator Values(double[] numbers) => Of(numbers);

    /// <summary>Categories as values.</summary>
    public static implicit operator Values(string[] labels) => Of(labels);

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)_numbers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static Values OfLabels(string?[] labels)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new double[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not { } label)
                numbers[i] = double.NaN;
            else if (first.TryAdd(label, first.Count))
                numbers[i] = first.Count - 1;
            else
                numbers[i] = first[label];
        }

        return new(numbers, labels);
    }

    internal ReadOnlySpan<double> AsSpan() => _numbers;

    private static bool IsText(Type type)
        => type.IsEnum || type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(bool) || type == typeof(char);

    private static string? Text<T>(T value) => value switch
    {
        null => null,
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        _ => value.ToString(),
    };
}
