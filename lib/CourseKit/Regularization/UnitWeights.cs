namespace CourseKit.Regularization;

/// <summary>Where in a matrix of weights those of one unit are.</summary>
public enum UnitWeights
{
    /// <summary>A column each: a dense layer's W (inputs × units).</summary>
    Columns,

    /// <summary>A row each: a convolution's filters (filters × weights).</summary>
    Rows,

    /// <summary>All weights together count as one unit's.</summary>
    Together,
}
