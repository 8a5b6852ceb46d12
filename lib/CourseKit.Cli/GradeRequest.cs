using CourseKit.Grading.Results;
using CourseKit.Grading.Running;
using CourseKit.Grading.Submissions;

namespace CourseKit.Cli;

/// <summary>What <c>coursekit grade</c> was asked for.</summary>
/// <param name="Source">The instructor's notebook.</param>
/// <param name="Submissions">The folder or archive.</param>
/// <param name="Gradebook">Where results go.</param>
/// <param name="Intake">How submissions are taken in.</param>
/// <param name="Options">How they are graded.</param>
/// <param name="Judge">How they are judged.</param>
internal sealed record GradeRequest(
    string Source, string Submissions, Gradebook Gradebook, IntakeOptions Intake, GradingOptions Options, JudgeRequest Judge);
