namespace CourseKit.Data;

/// <summary>What a column of a CSV file must hold.</summary>
public sealed class CsvColumn
{
    private CsvColumn(string name, IReadOnlyList<string>? categories, bool numeric, bool mayBeMissing)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Categories = categories;
        IsNumeric = numeric;
        MayBeMissing = mayBeMissing;
    }

    /// <summary>The name in the file's first line.</summary>
    public string Name { get; }

    /// <summary>Numbers, not categories.</summary>
    public bool IsNumeric { get; }

    /// <summary>A number may be left out: an empty cell, which reads as <see cref="double.NaN"/>.</summary>
    public bool MayBeMissing { get; }

    /// <summary>The categories allowed, in their order; null for a numeric column, or if any word will do.</summary>
    public IReadOnlyList<string>? Categories { get; }

    /// <summary>A column of finite numbers with a decimal point.</summary>
    /// <param name="name">The name in the file's first line.</param>
    /// <param name="mayBeMissing">Whether cells may be empty; they read as <see cref="double.NaN"/>.</param>
    public static CsvColumn Number(string name, bool mayBeMissing = false) => new(name, null, numeric: true, mayBeMissing);

    /// <summary>A nominal column.</summary>
    /// <param name="name">The name in the file's first line.</param>
    /// <param name="categories">The words allowed, in the order of a one-hot code; none: any word, in alphabetical order.</param>
    public static CsvColumn Category(string name, params string[] categories)
        => new(name, categories is { Length: > 0 } ? [.. categories] : null, numeric: false, mayBeMissing: false);
}
