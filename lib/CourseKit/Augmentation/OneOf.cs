using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>For each image one of several rules, each equally likely.</summary>
public sealed record OneOf : Augmenter
{
    private readonly Augmenter[] _rules;

    /// <summary>A choice among rules.</summary>
    /// <param name="rules">At least one; all must give the same shape.</param>
    public OneOf(params ReadOnlySpan<Augmenter> rules)
    {
        if (rules.Length == 0)
            throw new ArgumentException("rules must be at least one, got none", nameof(rules));
        foreach (var rule in rules)
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
        _rules = rules.ToArray();
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<Augmenter> Rules => _rules;

    /// <inheritdoc/>
    public override string Name => $"One of: {string.Join("; ", _rules.Select(rule => rule.Name))}";

    /// <inheritdoc/>
    public override string Formula => "x̃ = fᵢ(x), i uniform";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape image)
    {
        var shape = _rules[0].OutputShape(image);
        foreach (var rule in _rules)
        {
            var other = rule.OutputShape(image);
            if (other != shape)
                throw new ShapeException($"{Name}: {image} becomes {shape} by the first, {other} by {rule.Name}: all rules must give the same shape");
        }

        return shape;
    }

    /// <summary>Whether both have equal rules in the same order.</summary>
    public bool Equals(OneOf? other) => other is not null && _rules.AsSpan().SequenceEqual(other._rules);

    /// <summary>A hash of the number of rules.</summary>
    public override int GetHashCode() => _rules.Length;

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
        => _rules[random.NextInt(_rules.Length)].Transform(image, shape, random, result);
}
