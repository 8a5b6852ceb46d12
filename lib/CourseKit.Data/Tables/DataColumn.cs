using System.Globalization;

namespace CourseKit.Data;

/// <summary>A named column of a table: numbers, or words out of a few categories.</summary>
public sealed class DataColumn
{
    private readonly double[]? _numbers;
    private readonly int[]? _codes;

    /// <summary>A column of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="numbers">A number for each row; <see cref="double.NaN"/> where one is missing.</param>
    public DataColumn(string name, double[] numbers)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(numbers);
        Name = name;
        _numbers = numbers;
        Categories = [];
    }

    /// <summary>A nominal column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="words">A category for each row.</param>
    /// <param name="categories">All categories in the order of a one-hot code; null: those that occur, alphabetically.</param>
    /// <exception cref="ArgumentException">A word is none of the categories.</exception>
    public DataColumn(string name, string[] words, IReadOnlyList<string>? categories = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(words);
        Name = name;
        Categories = categories is null
            ? [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [.. categories];
        _codes = new int[words.Length];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var k = 0; k < Categories.Count; k++)
            places.Add(Categories[k], k);
        for (var row = 0; row < words.Length; row++)
        {
            if (!places.TryGetValue(words[row], out _codes[row]))
                throw new ArgumentException(Invariant($"column {name}, row {row}: got '{words[row]}', wanted one of {string.Join(", ", Categories)}"), nameof(words));
        }
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>Numbers, not categories.</summary>
    public bool IsNumeric => _numbers is not null;

    /// <summary>Number of rows.</summary>
    public int Count => _numbers?.Length ?? _codes!.Length;

    /// <summary>The categories in the order of a one-hot code; none for a numeric column.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The numbers, one a row.</summary>
    /// <exception cref="InvalidOperationException">The column is nominal.</exception>
    public double[] Numbers => _numbers
        ?? throw new InvalidOperationException($"column {Name} holds categories, not numbers; use Codes or OneHot");

    /// <summary>Each row's category, as its place in <see cref="Categories"/>, from 0.</summary>
    /// <exception cref="InvalidOperationException">The column is numeric.</exception>
    public int[] Codes => _codes
        ?? throw new InvalidOperationException($"column {Name} holds numbers, not categories; use Numbers");

    /// <summary>A cell as text, numbers in the invariant culture; empty where a number is missing.</summary>
    /// <param name="row">The row, from 0.</param>
    public string Text(int row)
        => _codes is not null ? Categories[_codes[row]]
            : double.IsNaN(_numbers![row]) ? ""
            : _numbers[row].ToString(CultureInfo.InvariantCulture);

    /// <summary>A number with so many digits after the point, for numbers beneath each other.</summary>
    internal string Text(int row, int decimals)
        => double.IsNaN(Numbers[row]) || decimals < 0 ? Text(row) : Numbers[row].ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The most digits after the point that the first rows' numbers need; −1 if they need an exponent.</summary>
    internal int Decimals(int rows)
    {
        var most = 0;
        for (var row = 0; row < rows; row++)
        {
            var text = Text(row);
            if (text.Contains('E', StringComparison.Ordinal))
                return -1;
            var point = text.IndexOf('.', StringComparison.Ordinal);
            most = Math.Max(most, point < 0 ? 0 : text.Length - point - 1);
        }

        return most;
    }

    internal DataColumn Select(int[] rows)
        => _codes is not null
            ? new DataColumn(Name, [.. rows.Select(row => Text(row))], Categories)
            : new DataColumn(Name, [.. rows.Select(row => _numbers![row])]);
}
