using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Tries settings drawn at random, each hyper-parameter from its range.</summary>
/// <remarks>
/// n trials try n different values of every continuous hyper-parameter, where a grid tries ᵐ√n (J. Bergstra and Y. Bengio, Random search for hyper-parameter
/// optimization, JMLR 13, 2012). A longer search of the same seed begins with the same trials.
/// </remarks>
/// <param name="Trials">How many, ≥ 1.</param>
public sealed record RandomSearch(int Trials) : Searcher
{
    /// <summary>How many trials.</summary>
    public int Trials { get; } = AtLeast(Trials, 1, nameof(Trials));

    /// <inheritdoc/>
    public override string Name => "Random search";

    /// <inheritdoc/>
    public override int TrialCount(SearchSpace space) => Trials;

    internal override IEnumerable<Round> Rounds(SearchSpace space, RandomStream stream)
    {
        yield return new Round(Enumerable.Range(0, Trials).Select(_ => space.Draw(stream)));
    }
}
