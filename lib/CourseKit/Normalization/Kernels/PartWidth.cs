namespace CourseKit.Normalization;

/// <summary>The first lanes are in use.</summary>
/// <param name="count">How many.</param>
internal readonly struct PartWidth(int count) : IWidth
{
    public static bool Whole => false;

    public int Count { get; } = count;
}
