using CourseKit.Schedules;

namespace CourseKit.Optimizers;

/// <summary>An optimizer around another: it changes the gradient before the rule sees it, or the rule's update.</summary>
/// <remarks>The learning rate is that of what it wraps, and exchanging it exchanges that one.</remarks>
public abstract record Wrapper : Optimizer
{
    /// <summary>A wrapper around an optimizer.</summary>
    /// <param name="inner">The optimizer.</param>
    private protected Wrapper(Optimizer inner) => Inner = inner;

    /// <summary>The optimizer that it wraps.</summary>
    public Optimizer Inner { get; init => field = value ?? throw new ArgumentNullException("inner"); }

    /// <inheritdoc/>
    public sealed override Schedule LearningRate
    {
        get => Inner.LearningRate;
        init => Inner = Inner with { LearningRate = value };
    }

    internal sealed override Optimizer Wrapped => Inner;
}
