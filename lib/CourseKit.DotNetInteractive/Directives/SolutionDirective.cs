using CourseKit.DotNetInteractive.Exercises;
using Microsoft.DotNet.Interactive;

namespace CourseKit.DotNetInteractive.Directives;

/// <summary>Shows an exercise's solution; it is not run, so that the reader's own attempt stays in force.</summary>
internal static class SolutionDirective
{
    public static void Add(Kernel kernel, Desk desk)
        => ExerciseDirective.Add<SolutionCommand>(kernel, desk, "#!solution", "shows the solution of an exercise", (exercise, context) =>
        {
            context.DisplayAs($"**Solution {exercise.Id}**\n\n{exercise.Solution ?? "This exercise has no solution in the notebook."}", "text/markdown");
            return Task.CompletedTask;
        });
}
