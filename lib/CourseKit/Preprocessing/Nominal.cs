namespace CourseKit.Preprocessing;

/// <summary>A nominal feature: a column whose numbers are names of categories, not amounts.</summary>
/// <param name="Column">The column, counted from 0.</param>
/// <param name="Categories">The categories in the order of their columns; null to take those of the training set, in ascending order.</param>
public sealed record Nominal(int Column, IReadOnlyList<double>? Categories = null)
{
    /// <summary>A feature with the categories 1 … count: <c>Nominal.OneTo(4, column: 3)</c>.</summary>
    /// <param name="count">How many, ≥ 1.</param>
    /// <param name="column">The column, counted from 0.</param>
    public static Nominal OneTo(int count, int column)
        => count >= 1
            ? new(column, [.. Enumerable.Range(1, count).Select(category => (double)category)])
            : throw new ArgumentOutOfRangeException(nameof(count), Invariant($"count must be ≥ 1, got {count}"));

    /// <summary>Whether both are the same column with the same categories in the same order.</summary>
    public bool Equals(Nominal? other)
        => other is not null && Column == other.Column
            && (Categories is null ? other.Categories is null : other.Categories is not null && Categories.SequenceEqual(other.Categories));

    /// <summary>A hash of the column and the number of categories.</summary>
    public override int GetHashCode() => HashCode.Combine(Column, Categories?.Count);
}
