using CourseKit.DotNetInteractive.Exercises;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace CourseKit.DotNetInteractive.Directives;

/// <summary>What the directives about an exercise have in common: its name as parameter, and failing with a message.</summary>
internal static class ExerciseDirective
{
    /// <summary>Adds a directive to a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="desk">Where exercises are found.</param>
    /// <param name="name">The directive, <c>#!hint</c>.</param>
    /// <param name="about">What it does, as completion shows it.</param>
    /// <param name="show">Does it.</param>
    public static void Add<TCommand>(Kernel kernel, Desk desk, string name, string about, Func<Exercise, KernelInvocationContext, Task> show)
        where TCommand : ExerciseCommand
    {
        var directive = new KernelActionDirective(name, about)
        {
            Parameters =
            {
                new KernelDirectiveParameter("--exercise", "the exercise's name; without it, the one whose cell ran last")
                {
                    AllowImplicitName = true,
                }.AddCompletions(desk.Ids),
            },
        };
        kernel.AddDirective<TCommand>(directive, async (command, context) =>
        {
            try
            {
                await show(desk.Find(command.Exercise), context).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ExerciseException or Notebooks.NotebookFormatException or IOException)
            {
                context.Fail(context.Command, message: e.Message);
            }
        });
    }
}
