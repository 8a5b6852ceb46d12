namespace CourseKit.SecondOrder.LineSearches;

/// <summary>What a line search came to.</summary>
public enum LineSearchStatus
{
    /// <summary>A step that meets the rule's conditions.</summary>
    Found,

    /// <summary>Armijo's condition is met, the condition on the slope could not be met within the trials allowed.</summary>
    DecreaseOnly,

    /// <summary>gᵀp ≥ 0: the direction does not point downhill.</summary>
    NotDescent,

    /// <summary>No step tried was good enough.</summary>
    Failed,

    /// <summary>J reached −∞ along the line.</summary>
    Unbounded,

    /// <summary>The start is not finite, or the one step that the rule allows leads to NaN or ∞.</summary>
    NotFinite,
}
