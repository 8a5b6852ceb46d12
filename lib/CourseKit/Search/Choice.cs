namespace CourseKit.Search;

/// <summary>One of some words or numbers, all equally likely and without an order. For an activation, an optimizer.</summary>
public sealed record Choice : SearchRange
{
    private readonly SettingValue[] _values;

    /// <summary>A choice: <c>new Choice("ReLU", "tanh")</c>, <c>new Choice(16, 32, 64)</c>.</summary>
    /// <param name="values">What there is to choose from: at least one, no two alike.</param>
    public Choice(params SettingValue[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0)
            throw new ArgumentException("a choice needs at least one value, got none", nameof(values));
        if (values.Distinct().Count() < values.Length)
            throw new ArgumentException($"a choice's values must differ, got {string.Join(", ", values)}", nameof(values));
        if (values.Any(value => value.IsNumber && !double.IsFinite(value.Number)))
            throw new ArgumentException($"a choice's numbers must be finite, got {string.Join(", ", values)}", nameof(values));
        _values = [.. values];
    }

    /// <summary>What there is to choose from.</summary>
    public IReadOnlyList<SettingValue> Values => _values;

    /// <inheritdoc/>
    public override string Description => $"one of {string.Join(", ", _values)}";

    /// <inheritdoc/>
    public override int? Count => _values.Length;

    /// <inheritdoc/>
    public override bool IsOrdered => false;

    /// <inheritdoc/>
    public bool Equals(Choice? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_values.Length, _values[0]);

    private protected override SettingValue ValueAt(double u) => _values[Math.Min((int)(u * _values.Length), _values.Length - 1)];

    private protected override double? Find(SettingValue value)
        => Array.IndexOf(_values, value) is var index && index >= 0 ? (index + 0.5) / _values.Length : null;
}
