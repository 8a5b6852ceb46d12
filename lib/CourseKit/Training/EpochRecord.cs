using System.Text;
using CourseKit.Display;

namespace CourseKit.Training;

/// <summary>How training stood after an epoch (epoch 0: before the first step).</summary>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Loss">Loss on the whole training set, without the penalty (with <see cref="TrainingMeasure.Running"/>: the mean over the epoch's steps).</param>
/// <param name="Accuracy">Share of the training set classified rightly, in [0, 1]; NaN where the targets are not classes.</param>
/// <param name="ValidationLoss">Loss on the validation set; null without one.</param>
/// <param name="ValidationAccuracy">Share of the validation set classified rightly; null without one.</param>
public sealed record EpochRecord(int Epoch, double Loss, double Accuracy, double? ValidationLoss, double? ValidationAccuracy)
{
    /// <summary>Seconds spent on training until then, measuring included; the one thing here that is not the same at each run.</summary>
    public double Seconds { get; init; }

    /// <summary>ρ of the epoch's last step; of epoch 0, that of the first step to come.</summary>
    public double LearningRate { get; init; }

    /// <summary>R(Θ), what the penalty adds to the loss; 0 without one.</summary>
    public double Penalty { get; init; }

    /// <summary>Examples whose gradient was computed until then.</summary>
    public long GradientEvaluations { get; init; }

    /// <summary>Each further metric on the training set, in the trainer's order.</summary>
    public IReadOnlyList<double> Metrics { get; init; } = [];

    /// <summary>Each further metric on the validation set; empty without one.</summary>
    public IReadOnlyList<double> ValidationMetrics { get; init; } = [];

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
