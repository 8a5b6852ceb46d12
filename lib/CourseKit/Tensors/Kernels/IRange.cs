namespace CourseKit.Tensors;

/// <summary>A loop over numbers that act on none but themselves, so that it may be cut anywhere.</summary>
internal interface IRange
{
    /// <summary>Does the numbers from … to − 1.</summary>
    void Run(int from, int to);
}
