using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>One-hot code: a nominal column becomes one column a category, 1 for the example's own and 0 for the others.</summary>
/// <remarks>
/// (1.755, 65.5, 122, sex 1 of 2, constitution 3 of 4) → (1.755, 65.5, 122, 1, 0, 0, 0, 1, 0). The other columns stay as they are; the new ones
/// stand where the old one was.
/// </remarks>
public sealed record OneHot : Scaler
{
    private readonly Nominal[] _features;

    /// <summary>One-hot code of some columns.</summary>
    /// <param name="unknown">What becomes of a category that is not known.</param>
    /// <param name="features">The nominal columns.</param>
    /// <exception cref="ArgumentException">A column is named twice, or a category.</exception>
    public OneHot(UnknownCategory unknown, params ReadOnlySpan<Nominal> features)
    {
        (Unknown, _features) = (unknown, features.ToArray());
        foreach (var feature in _features)
        {
            ArgumentNullException.ThrowIfNull(feature, nameof(features));
            if (feature.Column < 0)
                throw new ArgumentOutOfRangeException(nameof(features), Invariant($"{Name}: a column must be ≥ 0, got {feature.Column}"));
            if (_features.Count(other => other.Column == feature.Column) > 1)
                throw new ArgumentException(Invariant($"{Name}: column {feature.Column} is named twice"), nameof(features));
            if (feature.Categories is { } categories && (categories.Count == 0 || categories.Distinct().Count() != categories.Count || categories.Any(category => !double.IsFinite(category))))
                throw new ArgumentException(Invariant($"{Name}: the categories of column {feature.Column} must be finite numbers, one or more, each named once"), nameof(features));
        }
    }

    /// <summary>One-hot code of some columns; an unknown category is an error.</summary>
    /// <param name="features">The nominal columns.</param>
    public OneHot(params ReadOnlySpan<Nominal> features)
        : this(UnknownCategory.Error, features)
    {
    }

    /// <summary>One-hot code of some columns, by number, with the training set's categories.</summary>
    /// <param name="columns">The nominal columns, counted from 0.</param>
    /// <param name="unknown">What becomes of a category that the training set does not have.</param>
    public OneHot(IEnumerable<int> columns, UnknownCategory unknown = UnknownCategory.Error)
        : this(unknown, [.. columns.Select(column => new Nominal(column))])
    {
    }

    /// <inheritdoc/>
    public override string Name => "One-hot";

    /// <inheritdoc/>
    public override string Formula => "category k of n → (0, …, 1, …, 0)";

    /// <summary>The nominal columns.</summary>
    public IReadOnlyList<Nominal> Features => _features;

    /// <summary>What becomes of a category that is not known.</summary>
    public UnknownCategory Unknown { get; }

    /// <summary>Whether both do the same with unknown categories and have equal columns in the same order.</summary>
    public bool Equals(OneHot? other) => other is not null && Unknown == other.Unknown && _features.AsSpan().SequenceEqual(other._features);

    /// <summary>A hash of the number of columns.</summary>
    public override int GetHashCode() => HashCode.Combine(Unknown, _features.Length);

    private protected override FittedScaler Learn(Matrix training)
    {
        var categories = new double[training.Columns][];
        foreach (var feature in _features)
        {
            if (feature.Column >= training.Columns)
                throw new ShapeException(Invariant($"{Name}: the training set is {training.Rows} × {training.Columns}, there is no column {feature.Column}"));
            categories[feature.Column] = [.. feature.Categories ?? [.. training.Column(feature.Column).Distinct().Order()]];
        }

        return new FittedOneHot(this, categories, Unknown == UnknownCategory.OtherColumn);
    }
}
