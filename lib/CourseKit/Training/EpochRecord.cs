namespace CourseKit.Training;

/// <summary>How training stood after an epoch (epoch 0: before the first step).</summary>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Loss">Loss on the whole training set.</param>
/// <param name="Accuracy">Share of the training set classified rightly, in [0, 1].</param>
/// <param name="ValidationLoss">Loss on the validation set; null without one.</param>
/// <param name="ValidationAccuracy">Share of the validation set classified rightly; null without one.</param>
public sealed record EpochRecord(int Epoch, double Loss, double Accuracy, double? ValidationLoss, double? ValidationAccuracy);
