using CourseKit.DotNetInteractive.Exercises;
using Microsoft.DotNet.Interactive;

namespace CourseKit.DotNetInteractive.Directives;

/// <summary>Shows an exercise's hint.</summary>
internal static class HintDirective
{
    public const string Name = "#!hint";

    public static void Add(Kernel kernel, Desk desk)
        => ExerciseDirective.Add<HintCommand>(kernel, desk, Name, "shows the hint of an exercise", (exercise, context) =>
        {
            context.DisplayAs($"**Hint {exercise.Id}**\n\n{exercise.Hint ?? "This exercise has no hint."}", "text/markdown");
            return Task.CompletedTask;
        });
}
