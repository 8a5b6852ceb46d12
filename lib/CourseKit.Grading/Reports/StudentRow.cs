using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports;

/// <summary>What the class report keeps of one student.</summary>
internal sealed record StudentRow(
    string Student, string? Name, GradeState State, decimal Points, decimal LatePenalty, IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<string> ToJudge, IReadOnlyList<string> ToGrade, IReadOnlyList<string> Tampered, string? Refused);
