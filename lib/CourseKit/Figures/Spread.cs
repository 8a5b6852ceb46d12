namespace CourseKit.Figures;

/// <summary>What the band or the bars around a mean of several runs show.</summary>
public enum Spread
{
    /// <summary>The standard deviation of the runs (divisor n − 1): how much a run differs from others.</summary>
    Deviation,

    /// <summary>The standard error s/√n: how well the mean is known.</summary>
    StandardError,

    /// <summary>The smallest and the largest run.</summary>
    Range,
}
