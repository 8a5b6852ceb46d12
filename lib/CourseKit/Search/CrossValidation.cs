using System.Globalization;
using CourseKit.Display;
using CourseKit.Preprocessing;

namespace CourseKit.Search;

/// <summary>The score of a method as the mean over k folds, each held out once: for sets too small to spare a validation set.</summary>
/// <remarks>Mean of s₁ … s_k; its standard error is about √(Σ (sᵢ − s̄)² / (k − 1)) / √k (the folds share training examples, so it is an estimate on the small side).</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class CrossValidation : IHtml
{
    private CrossValidation(double[] scores) => Scores = scores;

    /// <summary>The score of each fold.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>s̄, the mean of the scores.</summary>
    public double Mean => Scores.Average();

    /// <summary>The standard deviation of the scores, divisor k − 1.</summary>
    public double Deviation => Math.Sqrt(Scores.Sum(score => (score - Mean) * (score - Mean)) / (Scores.Count - 1));

    /// <summary>The standard error of the mean, deviation / √k.</summary>
    public double StandardError => Deviation / Math.Sqrt(Scores.Count);

    /// <summary>Trains and measures once a fold.</summary>
    /// <param name="folds">The folds, from <see cref="Splits.KFold"/>; at least two.</param>
    /// <param name="score">Trains on the fold's training rows and returns the score on its validation rows.</param>
    public static CrossValidation Of(IReadOnlyList<Fold> folds, Func<Fold, double> score)
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(score);
        if (folds.Count < 2)
            throw new ArgumentException($"cross-validation needs two folds or more, got {folds.Count}", nameof(folds));
        return new CrossValidation([.. folds.Select(score)]);
    }

    /// <summary>One line: mean ± standard error, and each fold's score.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Mean:G4} ± {StandardError:G2} over {Scores.Count} folds ({string.Join(", ", Scores.Select(score => score.ToString("G4", CultureInfo.InvariantCulture)))})");

    /// <summary>The folds' scores as a table.</summary>
    public string ToHtml() => Table.Of(Scores.Select((score, i) => (Fold: i + 1, score)), ("fold", row => row.Fold), ("score", row => row.score)).Caption(ToString()).ToHtml();
}
