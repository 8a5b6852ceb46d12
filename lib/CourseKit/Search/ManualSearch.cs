using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Tries the settings that a person lists, in their order.</summary>
/// <param name="Settings">The settings, at least one, each of the space.</param>
public sealed record ManualSearch(IReadOnlyList<Setting> Settings) : Searcher
{
    /// <summary>A list of settings.</summary>
    /// <param name="settings">The settings, at least one.</param>
    public ManualSearch(params Setting[] settings)
        : this((IReadOnlyList<Setting>)settings)
    {
    }

    /// <summary>The settings, in order.</summary>
    public IReadOnlyList<Setting> Settings { get; } = Settings is { Count: > 0 }
        ? [.. Settings]
        : throw new ArgumentException("a manual search needs at least one setting, got none", nameof(Settings));

    /// <inheritdoc/>
    public override string Name => "Manual search";

    /// <inheritdoc/>
    public override int TrialCount(SearchSpace space) => Settings.Count;

    internal override IEnumerable<Round> Rounds(SearchSpace space, RandomStream stream)
    {
        foreach (var setting in Settings)
            _ = space.PlaceOf(setting);
        yield return new Round(Settings);
    }
}
