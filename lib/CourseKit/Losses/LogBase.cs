namespace CourseKit.Losses;

/// <summary>The logarithm that a loss is measured in.</summary>
public enum LogBase
{
    /// <summary>ln, the loss in nats: the textbook gradients (o − y) hold for this one.</summary>
    Natural,

    /// <summary>log₂, the loss in bits: value and gradient are 1/ln 2 ≈ 1.4427 times those of <see cref="Natural"/>.</summary>
    Two,
}
