using CourseKit.Display;

namespace CourseKit.Training;

/// <summary>What was seen during training: the same seed gives the same history, bit for bit.</summary>
/// <param name="Steps">The loss on each step's batch, before the step.</param>
/// <param name="Epochs">After each epoch, and at the start (epoch 0): training and validation loss and accuracy.</param>
public sealed record TrainingHistory(IReadOnlyList<double> Steps, IReadOnlyList<EpochRecord> Epochs)
{
    /// <summary>After the last epoch.</summary>
    public EpochRecord Last => Epochs[^1];

    /// <summary>Training loss, epoch by epoch from epoch 0: a curve for a figure.</summary>
    public IReadOnlyList<double> Losses => [.. Epochs.Select(epoch => epoch.Loss)];

    /// <summary>Training accuracy, epoch by epoch from epoch 0.</summary>
    public IReadOnlyList<double> Accuracies => [.. Epochs.Select(epoch => epoch.Accuracy)];

    /// <summary>Validation loss, epoch by epoch from epoch 0; NaN without a validation set.</summary>
    public IReadOnlyList<double> ValidationLosses => [.. Epochs.Select(epoch => epoch.ValidationLoss ?? double.NaN)];

    /// <summary>Validation accuracy, epoch by epoch from epoch 0; NaN without a validation set.</summary>
    public IReadOnlyList<double> ValidationAccuracies => [.. Epochs.Select(epoch => epoch.ValidationAccuracy ?? double.NaN)];

    /// <summary>Learning rate, epoch by epoch from epoch 0.</summary>
    public IReadOnlyList<double> LearningRates => [.. Epochs.Select(epoch => epoch.LearningRate)];

    /// <summary>Names of the further metrics in each epoch's record, in their order.</summary>
    public IReadOnlyList<string> MetricNames { get; init; } = [];

    /// <summary>A further metric, epoch by epoch from epoch 0.</summary>
    /// <param name="name">One of <see cref="MetricNames"/>.</param>
    /// <param name="validation">On the validation set instead of the training set.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public IReadOnlyList<double> Metric(string name, bool validation = false)
    {
        var place = MetricNames.ToList().IndexOf(name);
        if (place < 0)
            throw new ArgumentException($"there is no metric «{name}»: there are [{string.Join(", ", MetricNames)}]", nameof(name));
        return [.. Epochs.Select(epoch => (validation ? epoch.ValidationMetrics : epoch.Metrics) is { Count: > 0 } values ? values[place] : double.NaN)];
    }

    /// <summary>One row an epoch: losses, accuracies where there are classes, rate, seconds.</summary>
    public Table ToTable()
    {
        var columns = new List<(string Header, Func<EpochRecord, object?> Value)> { ("epoch", record => record.Epoch), ("loss", record => record.Loss) };
        if (Epochs.Any(record => record.ValidationLoss is not null))
            columns.Add(("validation loss", record => record.ValidationLoss));
        if (Epochs.Any(record => !double.IsNaN(record.Accuracy)))
            columns.Add(("accuracy", record => record.Accuracy));
        if (Epochs.Any(record => record.ValidationAccuracy is { } accuracy && !double.IsNaN(accuracy)))
            columns.Add(("validation accuracy", record => record.ValidationAccuracy));
        foreach (var (name, place) in MetricNames.Select((name, place) => (name, place)))
            columns.Add((name, record => record.Metrics.Count > place ? record.Metrics[place] : null));
        columns.Add(("rate", record => record.LearningRate));
        columns.Add(("seconds", record => record.Seconds));
        return Table.Of(Epochs, [.. columns]);
    }
}
