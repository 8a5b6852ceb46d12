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
}
