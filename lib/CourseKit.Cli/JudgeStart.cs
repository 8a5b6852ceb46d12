using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;

namespace CourseKit.Cli;

/// <summary>Starts the judge.</summary>
internal static class JudgeStart
{
    public static Task<IJudge> Of(Assignment assignment, JudgeRequest request, CancellationToken cancellation)
        => throw new NotSupportedException("there is no judge yet");
}
