namespace CourseKit.Search;

/// <summary>The table of searchers: what the conformance tests run on, and what a notebook compares.</summary>
public static class AllSearchers
{
    /// <summary>Each searcher with a few dozen trials over a space (manual search: settings drawn with seed 0).</summary>
    /// <param name="space">The space, with up to two hyper-parameters for the grid's size to be like the others'.</param>
    public static IReadOnlyList<Searcher> For(SearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        var stream = new Tensors.RandomStream(0);
        return
        [
            new ManualSearch([.. Enumerable.Range(0, 8).Select(_ => space.Draw(stream))]),
            new GridSearch(5),
            new RandomSearch(25),
            new CoarseToFine(3, 9),
            new SuccessiveHalving(18, 1, 9),
            new Hyperband(9),
            new BayesianSearch(20),
            new BayesianSearch(20) { Batch = 4, Covariance = new RadialBasis() },
        ];
    }
}
