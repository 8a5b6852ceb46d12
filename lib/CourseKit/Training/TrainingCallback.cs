namespace CourseKit.Training;

/// <summary>Looks on while a network trains, and may end it by <see cref="TrainingRun.Stop"/>.</summary>
/// <remarks>Called in the trainer's order, on the training thread. What a callback keeps is its own: a checkpoint does not store it.</remarks>
public abstract class TrainingCallback
{
    /// <summary>Before the first step; after a resumption too.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnStart(TrainingRun run)
    {
    }

    /// <summary>Before an epoch's first step.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnEpochStart(TrainingRun run)
    {
    }

    /// <summary>Between the gradient and the step: the network has both, and its passes hold what each layer gave.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnGradient(TrainingRun run)
    {
    }

    /// <summary>After a step.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnStep(TrainingRun run)
    {
    }

    /// <summary>After an epoch, measured already.</summary>
    /// <param name="run">The training.</param>
    /// <param name="record">How it stands.</param>
    public virtual void OnEpochEnd(TrainingRun run, EpochRecord record)
    {
    }

    /// <summary>At the end, the network having its final parameters.</summary>
    /// <param name="run">The training.</param>
    /// <param name="result">How it ended.</param>
    public virtual void OnEnd(TrainingRun run, TrainingResult result)
    {
    }
}
