using System.Collections;
using CourseKit.Display;

namespace CourseKit.Search;

/// <summary>A value for each hyper-parameter: what one trial tries. <c>new Setting(("learning rate", 0.01), ("units", 50))</c>.</summary>
/// <remarks>Immutable; two are equal if they have the same names and values in the same order.</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Setting : IReadOnlyList<KeyValuePair<string, SettingValue>>, IEquatable<Setting>, IHtml
{
    private readonly KeyValuePair<string, SettingValue>[] _values;

    /// <summary>A setting of named values.</summary>
    /// <param name="values">Name and value of each; names differ.</param>
    /// <exception cref="ArgumentException">An empty name, or two of one name.</exception>
    public Setting(params (string Name, SettingValue Value)[] values)
        : this((values ?? throw new ArgumentNullException(nameof(values))).Select(value => KeyValuePair.Create(value.Name, value.Value)))
    {
    }

    internal Setting(IEnumerable<KeyValuePair<string, SettingValue>> values)
    {
        _values = [.. values];
        for (var i = 0; i < _values.Length; i++)
        {
            var name = _values[i].Key;
            if (string.IsNullOrWhiteSpace(name))
                throw new ArgumentException("a hyper-parameter needs a name, got an empty one");
            for (var j = 0; j < i; j++)
            {
                if (string.Equals(_values[j].Key, name, StringComparison.Ordinal))
                    throw new ArgumentException($"two hyper-parameters are called '{name}': each needs a name of its own");
            }
        }
    }

    /// <summary>How many hyper-parameters there are.</summary>
    public int Count => _values.Length;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => _values.Select(value => value.Key);

    /// <inheritdoc/>
    public KeyValuePair<string, SettingValue> this[int index] => _values[index];

    /// <summary>A number by its name: <c>setting["learning rate"]</c>.</summary>
    /// <param name="name">The hyper-parameter.</param>
    /// <exception cref="ArgumentException">There is none of that name, or it is a word.</exception>
    public double this[string name]
        => Value(name) is { IsNumber: true } value
            ? value.Number
            : throw new ArgumentException($"'{name}' is a word, '{Value(name)}', not a number: read it with Text(\"{name}\")", nameof(name));

    /// <summary>A whole number by its name: <c>setting.Integer("units")</c>.</summary>
    /// <inheritdoc cref="this[string]"/>
    public int Integer(string name)
        => this[name] is var number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw new ArgumentException($"'{name}' must be a whole number, got {Value(name)}", nameof(name));

    /// <summary>A word by its name: <c>setting.Text("activation")</c>.</summary>
    /// <param name="name">The hyper-parameter.</param>
    /// <exception cref="ArgumentException">There is none of that name, or it is a number.</exception>
    public string Text(string name)
        => Value(name).Text ?? throw new ArgumentException($"'{name}' is a number, {Value(name)}, not a word: read it with setting[\"{name}\"]", nameof(name));

    /// <summary>A number or word by its name.</summary>
    /// <param name="name">The hyper-parameter.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public SettingValue Value(string name)
    {
        foreach (var value in _values)
        {
            if (string.Equals(value.Key, name, StringComparison.Ordinal))
                return value.Value;
        }

        throw new ArgumentException($"there is no hyper-parameter '{name}': the setting has {string.Join(", ", Names)}", nameof(name));
    }

    /// <inheritdoc/>
    public bool Equals(Setting? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Setting);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (name, value) in _values)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, SettingValue>> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The values as a table of one row.</summary>
    public string ToHtml()
        => Table.Of([this], [.. Names.Select(name => (name, (Func<Setting, object?>)(setting => setting.Value(name) is { IsNumber: true } value ? value.Number : setting.Value(name).Text)))]).ToHtml();

    /// <summary>learning rate 0.01, units 50.</summary>
    public override string ToString() => string.Join(", ", _values.Select(value => $"{value.Key} {value.Value}"));
}
