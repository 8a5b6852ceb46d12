using CourseKit.DotNetInteractive.Exercises;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace CourseKit.DotNetInteractive.Directives;

/// <summary>Runs an exercise's check cells on what the reader wrote.</summary>
internal static class CheckDirective
{
    public static void Add(Kernel kernel, Desk desk)
        => ExerciseDirective.Add<CheckCommand>(kernel, desk, "#!check", "checks what you wrote for an exercise", async (exercise, context) =>
        {
            if (exercise.Checks.Count == 0)
                throw new ExerciseException($"exercise {exercise.Id} has no check cell");

            foreach (var code in exercise.Checks)
            {
                var check = new SubmitCode(code, kernel is CompositeKernel ? "csharp" : kernel.Name);

                // A check's results show where the directive stands; that it failed must be said again.
                check.SetParent(context.Command, bubbleEvents: true);
                var result = await kernel.RootKernel.SendAsync(check, context.CancellationToken).ConfigureAwait(false);
                if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
                    throw new ExerciseException($"the check of exercise {exercise.Id} does not run: {failed.Message}");
            }
        });
}
