using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>A way to choose the settings to try: <c>new RandomSearch(60).Run(space, objective)</c>.</summary>
/// <remarks>
/// Algorithm 5-9: repeat { choose a setting of the hyper-parameters; train with it on the training set; measure it on the validation set }, and take
/// the setting that measured best. Searchers differ in how they choose. The test set has no part in it; a score that many rounds of choosing were
/// made by is too good, and a second held-out set says by how much (<see cref="SearchResult.Confirm"/>).
/// <para>Same seed, same trials and same best, for any number of jobs, and for a search that was interrupted and resumed.</para>
/// </remarks>
public abstract record Searcher
{
    private protected Searcher()
    {
    }

    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>How many trials it will make in a space (fewer, if too many of them fail to go on with).</summary>
    /// <param name="space">The space.</param>
    public abstract int TrialCount(SearchSpace space);

    /// <summary>Searches for the setting with the lowest score.</summary>
    /// <param name="space">The hyper-parameters and their ranges.</param>
    /// <param name="objective">Trains with a setting and returns its score on the validation set, lower is better. What it throws, and a score that is not finite, make a failed trial, not a failed search.</param>
    /// <param name="options">Seed, jobs, record, progress; null: as they are by default.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled; the record holds the finished trials.</exception>
    public SearchResult Run(SearchSpace space, Func<Setting, TrialContext, double> objective, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(objective);
        options ??= new SearchOptions();
        options.Validate();
        return new SearchRun(this, space, objective, options).ToEnd();
    }

    /// <summary>Searches with an objective that needs the setting only.</summary>
    /// <inheritdoc cref="Run(SearchSpace, Func{Setting, TrialContext, double}, SearchOptions?)"/>
    public SearchResult Run(SearchSpace space, Func<Setting, double> objective, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return Run(space, (setting, _) => objective(setting), options);
    }

    /// <summary>The rounds, one after the other: each depends on the space, the stream and the finished rounds alone.</summary>
    internal abstract IEnumerable<Round> Rounds(SearchSpace space, RandomStream stream);

    private protected static int AtLeast(int value, int least, string name)
        => value >= least ? value : throw new ArgumentOutOfRangeException(name, Invariant($"{name} must be ≥ {least}, got {value}"));
}
