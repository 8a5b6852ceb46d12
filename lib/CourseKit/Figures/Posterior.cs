using System.Text;
using CourseKit.Display;

namespace CourseKit.Figures;

/// <summary>What a Gaussian process knows at one step of a search: a picture of <see cref="Figure.Search(IEnumerable{double}, IEnumerable{Posterior}, IEnumerable{double}?, string)"/>.</summary>
/// <param name="Mean">The posterior mean at each place.</param>
/// <param name="Deviation">The posterior standard deviation at each place, ≥ 0.</param>
public sealed record Posterior(IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation)
{
    /// <summary>Where the function was observed, and what was seen there.</summary>
    public IReadOnlyList<(double X, double Y)> Observed { get; init; } = [];

    /// <summary>The acquisition function (expected improvement) at each place; empty draws none.</summary>
    public IReadOnlyList<double> Acquisition { get; init; } = [];

    /// <summary>The place that is tried next; null marks none.</summary>
    public double? Next { get; init; }

    /// <summary>Functions drawn from the posterior, as many at each step; empty draws none.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Samples { get; init; } = [];

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
