namespace CourseKit.Grading.Reports;

/// <summary>The reports that every grading run writes, in order.</summary>
public static class ReportTable
{
    /// <summary>One row a report.</summary>
    public static IReadOnlyList<IReport> Rows { get; } =
    [
        new GradesCsv(),
        new CanvasCsv(),
        new MoodleCsv(),
        new GradescopeResults(),
        new FeedbackPages(),
        new InstructorReport(),
    ];
}
