namespace CourseKit.Losses;

/// <summary>What a loss expects as the true answer.</summary>
public enum TargetKind
{
    /// <summary>Any real numbers.</summary>
    Real,

    /// <summary>Numbers in [0, 1], each for itself: usually 0 or 1.</summary>
    Probability,

    /// <summary>Numbers ≥ 0 that add up to 1: usually a single 1, a class label.</summary>
    Distribution,

    /// <summary>A single 1 and zeros: a class label.</summary>
    OneHot,
}
