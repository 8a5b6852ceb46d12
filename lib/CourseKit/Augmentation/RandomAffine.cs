using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Several affine rules as one map, so that pixels are interpolated once and nothing is lost at a border in between.</summary>
/// <remarks><c>new RandomAffine(new Scaling(1.1), new Shear(0.1), new Rotation(10), new Translation(2, 2))</c>; the rules' own borders do not count.</remarks>
public sealed record RandomAffine : AffineAugmenter
{
    private readonly AffineAugmenter[] _rules;

    /// <summary>Rules with a border of 0.</summary>
    /// <param name="rules">In the order in which they act.</param>
    public RandomAffine(params ReadOnlySpan<AffineAugmenter> rules)
        : this(0, rules)
    {
    }

    /// <summary>Rules with a border of their own.</summary>
    /// <param name="border">The value of what comes in from outside the image; null repeats the nearest pixel.</param>
    /// <param name="rules">In the order in which they act.</param>
    public RandomAffine(double? border, params ReadOnlySpan<AffineAugmenter> rules)
        : base(border)
    {
        foreach (var rule in rules)
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
        _rules = rules.ToArray();
    }

    /// <summary>The rules, in the order in which they act.</summary>
    public IReadOnlyList<AffineAugmenter> Rules => _rules;

    /// <inheritdoc/>
    public override string Name => $"Affine: {string.Join(", ", _rules.Select(rule => rule.Name))}";

    /// <inheritdoc/>
    public override string Formula => "x̃(p) = x(A₁A₂ … Aₙ p + t)";

    /// <inheritdoc/>
    public override AffineMap Draw(RandomStream random)
    {
        var map = AffineMap.Identity;
        foreach (var rule in _rules)
            map = map.Then(rule.Draw(random));
        return map;
    }

    /// <summary>Whether both have equal rules in the same order, and the same border.</summary>
    public bool Equals(RandomAffine? other) => other is not null && Border == other.Border && _rules.AsSpan().SequenceEqual(other._rules);

    /// <summary>A hash of the number of rules and the border.</summary>
    public override int GetHashCode() => HashCode.Combine(_rules.Length, Border);
}
