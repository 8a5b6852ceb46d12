namespace CourseKit.Normalization;

/// <summary>All lanes are in use.</summary>
internal readonly struct WholeWidth : IWidth
{
    public static bool Whole => true;

    public int Count => int.MaxValue;
}
