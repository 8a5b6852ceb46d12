namespace CourseKit.Training;

/// <summary>How training ended, and what was seen on the way.</summary>
/// <param name="Network">The trained network, the one that was given.</param>
/// <param name="History">Losses of steps and epochs.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Message">The reason in a sentence.</param>
/// <param name="BestEpoch">The epoch whose parameters the network has now; without a stopping rule, the last.</param>
public sealed record TrainingResult(Network Network, TrainingHistory History, TrainingStopReason Reason, string Message, int BestEpoch)
{
    /// <summary>Whether the loss stayed finite and within its limit.</summary>
    public bool WentWell => Reason is not (TrainingStopReason.LossNotFinite or TrainingStopReason.LossPassedLimit);

    /// <summary>The record of the last epoch that was done.</summary>
    public EpochRecord Last => History.Last;

    /// <summary>The reason in a sentence.</summary>
    public override string ToString() => Message;
}
