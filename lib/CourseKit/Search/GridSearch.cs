using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Tries every combination of q values of each hyper-parameter: qᵐ trials for m of them.</summary>
/// <remarks>
/// The values go from end to end of a range, evenly in its own measure (in the logarithm for <see cref="LogUniform"/>); a range with fewer values gives
/// all it has. Where few of the parameters matter, a grid tries only q values of each, in however many trials: see <see cref="RandomAgainstGrid"/>.
/// </remarks>
/// <param name="Points">q, ≥ 1.</param>
public sealed record GridSearch(int Points) : Searcher
{
    /// <summary>q, the values of each hyper-parameter.</summary>
    public int Points { get; } = AtLeast(Points, 1, nameof(Points));

    /// <summary>The most trials it agrees to, ≥ 1.</summary>
    public int Limit { get; init => field = AtLeast(value, 1, nameof(Limit)); } = 10_000;

    /// <inheritdoc/>
    public override string Name => "Grid search";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The grid is larger than <see cref="Limit"/>.</exception>
    public override int TrialCount(SearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        var sizes = space.Select(range => range.Value.Count is { } count && (count <= Points || !range.Value.IsOrdered) ? count : Points).ToArray();
        var trials = sizes.Aggregate(1.0, (product, size) => product * size);
        return trials <= Limit
            ? (int)trials
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"a grid over {space.Count} hyper-parameters has {string.Join(" × ", sizes)} = {trials:#,0} trials, more than the limit of {Limit:#,0}: take fewer points, a random search, or raise {nameof(Limit)}"));
    }

    // The last hyper-parameter changes fastest, as in a table.
    internal override IEnumerable<Round> Rounds(SearchSpace space, RandomStream stream)
    {
        var grids = space.Select(range => range.Value.Grid(range.Value is { IsOrdered: false, Count: { } words } ? words : Points)).ToArray();
        var trials = TrialCount(space);
        yield return new Round(Enumerable.Range(0, trials).Select(number =>
        {
            var values = new KeyValuePair<string, SettingValue>[grids.Length];
            for (var i = grids.Length - 1; i >= 0; i--)
            {
                values[i] = KeyValuePair.Create(space[i].Key, grids[i][number % grids[i].Count]);
                number /= grids[i].Count;
            }

            return new Setting(values);
        }));
    }
}
