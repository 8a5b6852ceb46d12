using System.Globalization;
using CourseKit.Grading.Results;
using CourseKit.Grading.Running;
using CourseKit.Grading.Submissions;

namespace CourseKit.Cli;

/// <summary>A graded submission in words.</summary>
internal static class GradingLine
{
    /// <summary>One line.</summary>
    public static string Of(GradingEvent what)
    {
        var result = what.Result!;
        var said = result.Refused is { } why ? "refused: " + why
            : !result.IsComplete ? "not judged, to grade again"
            : string.Create(CultureInfo.InvariantCulture, $"{Points(result)} ({ResultLine.Time(TimeSpan.FromSeconds(result.Seconds))})");
        return string.Create(CultureInfo.InvariantCulture, $"{what.Done}/{what.Total} {PrintableText.Of(what.Student)}: {said}");
    }

    private static string Points(SubmissionResult result)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{result.ExercisePoints:0.##} of {result.Exercises.Sum(exercise => exercise.OutOf):0.##} points");
        return result.LatePenalty == 0 ? text : text + string.Create(CultureInfo.InvariantCulture, $", late, less {result.LatePenalty * 100:0.##}%");
    }
}
