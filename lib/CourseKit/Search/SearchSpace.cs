using System.Collections;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>
/// The hyper-parameters to be searched, each with its range:
/// <c>new SearchSpace(("learning rate", LogUniform.OfPowers(-6, -2)), ("units", new Integer(10, 100)))</c>.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class SearchSpace : IReadOnlyList<KeyValuePair<string, SearchRange>>, IHtml
{
    private readonly KeyValuePair<string, SearchRange>[] _ranges;

    /// <summary>A space of named ranges.</summary>
    /// <param name="ranges">Name and range of each, at least one; names differ.</param>
    public SearchSpace(params (string Name, SearchRange Range)[] ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        if (ranges.Length == 0)
            throw new ArgumentException("a search space needs at least one hyper-parameter, got none", nameof(ranges));
        foreach (var (name, range) in ranges)
            ArgumentNullException.ThrowIfNull(range, name);
        _ = new Setting(ranges.Select(range => KeyValuePair.Create(range.Name, new SettingValue(0, null))));
        _ranges = [.. ranges.Select(range => KeyValuePair.Create(range.Name, range.Range))];
    }

    /// <summary>How many hyper-parameters there are: m.</summary>
    public int Count => _ranges.Length;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => _ranges.Select(range => range.Key);

    /// <inheritdoc/>
    public KeyValuePair<string, SearchRange> this[int index] => _ranges[index];

    /// <summary>The range of a hyper-parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public SearchRange this[string name]
    {
        get
        {
            foreach (var range in _ranges)
            {
                if (string.Equals(range.Key, name, StringComparison.Ordinal))
                    return range.Value;
            }

            throw new ArgumentException($"there is no hyper-parameter '{name}': the space has {string.Join(", ", Names)}", nameof(name));
        }
    }

    /// <summary>The setting at a point of the unit cube [0, 1]ᵐ.</summary>
    /// <param name="point">u of each hyper-parameter, <see cref="Count"/> numbers in [0, 1].</param>
    public Setting At(ReadOnlySpan<double> point)
    {
        if (point.Length != Count)
            throw new ShapeException($"the point must have {Count} numbers, one a hyper-parameter, got {point.Length}");
        var values = new KeyValuePair<string, SettingValue>[Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = KeyValuePair.Create(_ranges[i].Key, _ranges[i].Value.At(point[i]));
        return new Setting(values);
    }

    /// <summary>The place of a setting in the unit cube.</summary>
    /// <param name="setting">A setting of this space.</param>
    /// <exception cref="ArgumentException">A hyper-parameter is missing, unknown, or out of its range.</exception>
    public double[] PlaceOf(Setting setting)
    {
        Require(setting);
        return [.. _ranges.Select((range, i) => range.Value.PlaceOf(setting[i].Value))];
    }

    /// <summary>A random setting, each hyper-parameter drawn by itself.</summary>
    /// <param name="stream">Where the random numbers come from: one a hyper-parameter.</param>
    public Setting Draw(RandomStream stream)
        => new([.. _ranges.Select(range => KeyValuePair.Create(range.Key, range.Value.Draw(stream)))]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, SearchRange>> GetEnumerator() => _ranges.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A table of the hyper-parameters and their ranges.</summary>
    public string ToHtml() => Table.Of(_ranges, ("hyper-parameter", range => range.Key), ("range", range => range.Value.Description)).ToHtml();

    /// <summary>learning rate: log-uniform in [1E-06, 0.01]; units: whole numbers 10 … 100.</summary>
    public override string ToString() => string.Join("; ", _ranges.Select(range => $"{range.Key}: {range.Value.Description}"));

    private void Require(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        if (!setting.Names.SequenceEqual(Names, StringComparer.Ordinal))
            throw new ArgumentException($"the setting must have {string.Join(", ", Names)}, in this order, got {string.Join(", ", setting.Names)}", nameof(setting));
    }
}
