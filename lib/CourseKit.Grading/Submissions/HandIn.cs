namespace CourseKit.Grading.Submissions;

/// <summary>One notebook that a student handed in.</summary>
/// <param name="Path">Where it lies below the submissions; <c>a.zip/b.dib</c> for one in an archive. Not safe to show.</param>
/// <param name="Placement">What its path says.</param>
/// <param name="Time">When it was handed in, as far as is known.</param>
/// <param name="Read">Reads its bytes.</param>
internal sealed record HandIn(string Path, Placement Placement, DateTimeOffset? Time, Func<byte[]> Read)
{
    /// <summary>Orders attempts: by number where the campus system counts them, else by time.</summary>
    public static IComparer<HandIn> ByAge { get; } = Comparer<HandIn>.Create(static (a, b)
        => Older(a, b) is var order and not 0 ? order : string.CompareOrdinal(a.Path, b.Path));

    /// <summary>Whether nothing but their names tells which of two came first.</summary>
    public static bool SameAge(HandIn one, HandIn other) => Older(one, other) == 0;

    private static int Older(HandIn a, HandIn b)
    {
        var order = (a.Placement.Attempt ?? 1).CompareTo(b.Placement.Attempt ?? 1);
        if (order == 0)
            order = Nullable.Compare(a.Time, b.Time);
        return order == 0 ? a.Placement.Serial.CompareTo(b.Placement.Serial) : order;
    }
}
