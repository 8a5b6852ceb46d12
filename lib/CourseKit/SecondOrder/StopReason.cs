namespace CourseKit.SecondOrder;

/// <summary>Why a method stopped. Each is a statement about the solution that can be checked.</summary>
public enum StopReason
{
    /// <summary>‖∇J‖∞ ≤ the gradient tolerance: a stationary point, which for a plain Newton step may be a saddle.</summary>
    GradientSmall,

    /// <summary>The last step moved no coordinate by more than the step tolerance, relative to max(1, ‖x‖∞).</summary>
    StepSmall,

    /// <summary>The last step lowered J by no more than the decrease tolerance, relative to max(1, |J|).</summary>
    DecreaseSmall,

    /// <summary>The limit of iterations was reached.</summary>
    IterationLimit,

    /// <summary>The limit of function values was reached (or passed, by one line search at most).</summary>
    EvaluationLimit,

    /// <summary>The line search found no better point along a descent direction: rounding, a kink, or a wrong gradient.</summary>
    LineSearchFailed,

    /// <summary>The direction does not point downhill, gᵀp ≥ 0, and the line search wants one that does.</summary>
    NotDescent,

    /// <summary>The Hessian (or Jacobian) is singular, so that there is no Newton (Gauss–Newton) step.</summary>
    SingularHessian,

    /// <summary>J fell below the lowest value allowed: most likely it has no minimum.</summary>
    Unbounded,

    /// <summary>J or ∇J is NaN or infinite at the start, or at the point that a fixed step led to.</summary>
    NotFinite,
}
