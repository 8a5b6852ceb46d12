using System.Globalization;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>How often each true class (row) was predicted as each class (column).</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class ConfusionMatrix : IHtml
{
    /// <summary>Counts predictions.</summary>
    /// <param name="truth">True classes, 0 … classes − 1.</param>
    /// <param name="predicted">Predicted classes, as many.</param>
    /// <param name="classes">Number of classes, ≥ 1.</param>
    /// <exception cref="ShapeException">There are not as many predictions as true classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    public ConfusionMatrix(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (truth.Length != predicted.Length)
            throw new ShapeException($"Confusion matrix: {truth.Length} true classes, {predicted.Length} predictions: there must be as many of both");
        Counts = new Matrix(classes, classes);
        for (var i = 0; i < truth.Length; i++)
        {
            if ((uint)truth[i] >= (uint)classes || (uint)predicted[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(truth), Invariant($"label {i} must be in 0 … {classes - 1}, got {truth[i]} (true) and {predicted[i]} (predicted)"));
            Counts[truth[i], predicted[i]]++;
        }
    }

    /// <summary>The counts (true class × predicted class).</summary>
    public Matrix Counts { get; }

    /// <summary>Share of right predictions, in [0, 1]; NaN for none.</summary>
    public double Accuracy => Enumerable.Range(0, Counts.Rows).Sum(label => Counts[label, label]) / Counts.Sum();

    /// <summary>Share of a class's examples that were recognized, in [0, 1]; NaN if there are none.</summary>
    public double Recall(int label) => Counts[label, label] / Counts.Row(label).Sum();

    /// <summary>Share of a class's predictions that were right, in [0, 1]; NaN if it was never predicted.</summary>
    public double Precision(int label) => Counts[label, label] / Counts.Column(label).Sum();

    /// <summary>The most frequent mistakes first.</summary>
    public IReadOnlyList<(int Truth, int Predicted, int Count)> Mistakes()
        => [.. from truth in Enumerable.Range(0, Counts.Rows)
               from predicted in Enumerable.Range(0, Counts.Columns)
               where truth != predicted && Counts[truth, predicted] > 0
               orderby Counts[truth, predicted] descending, truth, predicted
               select (truth, predicted, (int)Counts[truth, predicted])];

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"accuracy {Accuracy:P2}; true class × predicted class: {Counts}");

    /// <summary>The counts as a small HTML table.</summary>
    public string ToHtml() => Counts.ToHtml();
}
