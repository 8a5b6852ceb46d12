namespace CourseKit.Data.Generation;

/// <summary>The two series of pictures; none occurs in both.</summary>
internal enum DigitSeries
{
    /// <summary>To learn from.</summary>
    Train = 0,

    /// <summary>To judge by.</summary>
    Test = 1,
}
