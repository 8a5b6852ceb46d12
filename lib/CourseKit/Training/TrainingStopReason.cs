namespace CourseKit.Training;

/// <summary>Why training ended.</summary>
public enum TrainingStopReason
{
    /// <summary>All epochs were done.</summary>
    EpochsDone,

    /// <summary>The stopping rule ended it: the validation loss no longer fell.</summary>
    EarlyStopping,

    /// <summary>The loss became NaN or infinite. The step that gave it was not taken.</summary>
    LossNotFinite,

    /// <summary>The loss passed the trainer's multiple of the loss at the start.</summary>
    LossPassedLimit,

    /// <summary>A callback asked for it; the result's message says which and why.</summary>
    Callback,

    /// <summary>The cancellation token was signalled.</summary>
    Cancelled,
}
