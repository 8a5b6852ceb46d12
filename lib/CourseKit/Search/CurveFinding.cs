namespace CourseKit.Search;

/// <summary>What a learning curve can show.</summary>
public enum CurveFinding
{
    /// <summary>Nothing that stands out: the loss falls fast, then slower, and levels off.</summary>
    LooksRight,

    /// <summary>The learning rate is too small: the loss hardly falls, or falls in a straight line to the end.</summary>
    RateTooSmall,

    /// <summary>The learning rate is too large: the loss grows, jumps up and down, or stays high after a fast start.</summary>
    RateTooLarge,

    /// <summary>Flat at first, then falling: a bad initialization.</summary>
    FlatAtFirst,

    /// <summary>Training is far better than validation, or validation grows worse: over-fitting.</summary>
    OverFit,

    /// <summary>Training is no better than validation, and not good: the model has too little capacity.</summary>
    NoGap,

    /// <summary>The accuracy jumps while the loss creeps: scores change their order long before softmax is sure of it.</summary>
    AccuracyJumps,
}
