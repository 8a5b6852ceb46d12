namespace CourseKit.Losses;

/// <summary>What a classifier's last layer does to its scores.</summary>
public enum OutputActivation
{
    /// <summary>σ of each score for itself.</summary>
    Sigmoid,

    /// <summary>Softmax over an example's scores.</summary>
    Softmax,
}
