namespace CourseKit.Figures;

/// <content>The search for hyper-parameters.</content>
public sealed partial record Figure
{
    /// <summary>
    /// A Gaussian process as it searches: the posterior's mean, ± 2 deviations, samples and observations, the acquisition
    /// in a panel below, and a slider over the steps if there are several.
    /// </summary>
    /// <param name="x">The places at which the posterior is known.</param>
    /// <param name="steps">What is known at each step.</param>
    /// <param name="truth">The function that is searched, at each place; null draws none.</param>
    /// <param name="acquisition">What the acquisition function is called.</param>
    /// <exception cref="ArgumentException">There is no step, or a series does not have as many values as x.</exception>
    public static Figure Search(IEnumerable<double> x, IEnumerable<Posterior> steps, IEnumerable<double>? truth = null, string acquisition = "expected improvement")
        => PosteriorPanels.Of(x, steps, truth, acquisition);

    /// <summary>Parallel coordinates of a search: an upright axis for each hyper-parameter, a line for each trial, coloured by its score.</summary>
    /// <param name="names">The hyper-parameters.</param>
    /// <param name="trials">For each trial the values of the hyper-parameters in their order; a trial with one not finite is left out.</param>
    /// <param name="scores">A score for each trial; one that is not finite (a trial that failed) is grey.</param>
    /// <param name="score">What the score is.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="log">Whether each hyper-parameter's axis is logarithmic; null makes those so that are positive and span a factor of 30 or more.</param>
    /// <param name="lowIsGood">Whether a low score is good, as an error's is: the best line is drawn on top, and wide.</param>
    /// <exception cref="ArgumentException">The counts don't agree, or a logarithmic axis has values ≤ 0.</exception>
    public static Figure ParallelCoordinates(
        IReadOnlyList<string> names, IEnumerable<IEnumerable<double>> trials, IEnumerable<double> scores, string score = "score", string? unit = null,
        IReadOnlyList<bool>? log = null, bool lowIsGood = false)
        => ParallelAxes.Of(names, trials, scores, score, unit, log, lowIsGood);
}
