namespace CourseKit.Preprocessing;

/// <summary>What missing values are filled with.</summary>
public enum FillWith
{
    /// <summary>The mean of the feature's values in the training set.</summary>
    Mean,

    /// <summary>Their median: half of the values lie below it.</summary>
    Median,

    /// <summary>A number of the caller's.</summary>
    Number,
}
