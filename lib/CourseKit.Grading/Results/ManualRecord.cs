namespace CourseKit.Grading.Results;

/// <summary>What a person gave a student: <c>manual/&lt;student&gt;.json</c>.</summary>
/// <remarks>Apart from the results because each file then has one writer: a grading run never touches what a person gave,
/// and giving points never touches what was judged, even while a run goes on.</remarks>
internal sealed record ManualRecord
{
    public int Schema { get; init; } = 1;

    public required string Student { get; init; }

    public required IReadOnlyList<ManualEntry> Marks { get; init; }
}
