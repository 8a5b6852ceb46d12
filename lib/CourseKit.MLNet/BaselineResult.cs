using System.Globalization;
using CourseKit.Display;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.MLNet;

/// <summary>How a baseline does on a test set, in the course's own measures, to stand in a table beside a network.</summary>
public sealed class BaselineResult
{
    private readonly int[] _labels;

    internal BaselineResult(string name, Matrix probabilities, int[] labels, TimeSpan trainingTime)
    {
        (Name, Probabilities, TrainingTime, _labels) = (name, probabilities, trainingTime, labels);
        Predicted = [.. Enumerable.Range(0, labels.Length).Select(Best)];
        Confusion = new ConfusionMatrix(labels, [.. Predicted], probabilities.Columns);
    }

    /// <summary>The baseline's name.</summary>
    public string Name { get; }

    /// <summary>The probability of each class (examples × classes); rows add up to 1.</summary>
    public Matrix Probabilities { get; }

    /// <summary>The most probable class of each example, the first of equals.</summary>
    public IReadOnlyList<int> Predicted { get; }

    /// <summary>How often each true class was taken for which.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Share of right answers, in [0, 1].</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>Mean negative log-likelihood in nat, as <c>SoftmaxCrossEntropy</c> has it; a probability of 0 counts as 10⁻¹⁵.</summary>
    public double Loss => Enumerable.Range(0, _labels.Length).Average(i => -Math.Log(Math.Max(Probabilities[i, _labels[i]], 1e-15)));

    /// <summary>What the training took.</summary>
    public TimeSpan TrainingTime { get; }

    /// <summary>Results under each other: accuracy, loss, seconds.</summary>
    /// <param name="results">One row each.</param>
    public static Table Compare(params IEnumerable<BaselineResult> results)
        => Table.Of(results, ("method", r => r.Name), ("accuracy", r => r.Accuracy), ("loss (nat)", r => r.Loss), ("time (s)", r => r.TrainingTime.TotalSeconds))
            .Format("accuracy", "P1").Format("time (s)", "0.00");

    /// <inheritdoc/>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Name}: accuracy {Accuracy:P1}, loss {Loss:F3} nat, {TrainingTime.TotalSeconds:0.00} s");

    private int Best(int row)
    {
        var best = 0;
        for (var j = 1; j < Probabilities.Columns; j++)
        {
            if (Probabilities[row, j] > Probabilities[row, best])
                best = j;
        }

        return best;
    }
}
