using CourseKit.DotNetInteractive.Exercises;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace CourseKit.DotNetInteractive.Directives;

/// <summary>Says which notebook is open.</summary>
internal static class CourseDirective
{
    public static void Add(Kernel kernel, Desk desk)
    {
        var directive = new KernelActionDirective("#!course", "names the notebook whose hints, solutions and checks are meant")
        {
            Parameters =
            {
                new KernelDirectiveParameter("--notebook", "the notebook's file")
                {
                    AllowImplicitName = true,
                    Required = true,
                    TypeHint = "file",
                }.AddCompletions(desk.Notebooks),
            },
        };
        kernel.AddDirective<CourseCommand>(directive, (command, context) =>
        {
            try
            {
                var exercises = desk.Open(command.Notebook);
                context.DisplayAs(exercises.Count == 0 ? "There are no exercises in it." : "Exercises: " + string.Join(", ", exercises.Select(exercise => exercise.Id)), "text/plain");
            }
            catch (Exception e) when (e is Notebooks.NotebookFormatException or IOException)
            {
                context.Fail(context.Command, message: e.Message);
            }

            return Task.CompletedTask;
        });
    }
}
