namespace CourseKit.Regularization;

/// <summary>What a <see cref="StoppingRule"/> says after an epoch.</summary>
public enum StoppingDecision
{
    /// <summary>Go on: the rule does not look at this epoch.</summary>
    NotDue,

    /// <summary>Go on: these parameters are the best so far, and are kept.</summary>
    Improved,

    /// <summary>Go on: no improvement, but there is patience left.</summary>
    Waiting,

    /// <summary>Stop, and take the best parameters.</summary>
    Stop,
}
