using System.Buffers;
using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Rules one after another, each on what the one before made: <c>first.Then(second)</c>. Without rules, a copy.</summary>
public sealed record AugmenterSequence : Augmenter
{
    private readonly Augmenter[] _rules;

    /// <summary>A sequence of rules; sequences among them are taken apart.</summary>
    /// <param name="rules">In the order in which they act.</param>
    public AugmenterSequence(params ReadOnlySpan<Augmenter> rules)
    {
        var flat = new List<Augmenter>();
        foreach (var rule in rules)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
            flat.AddRange(rule is AugmenterSequence sequence ? sequence._rules : [rule]);
        }

        _rules = [.. flat];
    }

    /// <summary>The rules, in the order in which they act.</summary>
    public IReadOnlyList<Augmenter> Rules => _rules;

    /// <inheritdoc/>
    public override string Name => _rules.Length == 0 ? "Nothing" : string.Join(", then ", _rules.Select(rule => rule.Name));

    /// <inheritdoc/>
    public override string Formula => "x̃ = fₙ(… f₂(f₁(x)))";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape image)
    {
        var shape = image.Checked("A sequence of augmenters");
        foreach (var rule in _rules)
            shape = rule.OutputShape(shape);
        return shape;
    }

    /// <summary>Whether both have equal rules in the same order.</summary>
    public bool Equals(AugmenterSequence? other) => other is not null && _rules.AsSpan().SequenceEqual(other._rules);

    /// <summary>A hash of the number of rules.</summary>
    public override int GetHashCode() => _rules.Length;

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        if (_rules.Length == 0)
        {
            image.CopyTo(result);
            return;
        }

        // Images between two rules lie in two buffers by turns: no rule writes what it reads.
        var most = shape.Size;
        var between = shape;
        foreach (var rule in _rules)
            most = Math.Max(most, (between = rule.OutputShape(between)).Size);
        var buffers = ArrayPool<T>.Shared.Rent(2 * most);
        for (var i = 0; i < _rules.Length; i++)
        {
            var next = _rules[i].OutputShape(shape);
            var made = i == _rules.Length - 1 ? result : buffers.AsSpan(i % 2 * most, next.Size);
            _rules[i].Transform(image, shape, random, made);
            image = made;
            shape = next;
        }

        ArrayPool<T>.Shared.Return(buffers);
    }
}
