using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Cli;

/// <summary>The libraries that the commands call, in one place, so that a test can put something else there.</summary>
internal sealed class Engine
{
    /// <summary>Starts kernels.</summary>
    public KernelFactory Kernels { get; init; } = static async (start, cancellation) => await KernelProcess.StartAsync(
        new KernelOptions { WorkingDirectory = start.WorkingDirectory, MemoryLimit = start.MemoryBytes, Stoppable = true }, cancellation)
        .ConfigureAwait(false);

    /// <summary>Makes a site from its folder and the course's folder, which names and introduces it.</summary>
    public Func<string, string, ICourseSite> Site { get; init; } = static (folder, course)
        => new CourseSite(folder, CourseRoot.Title(course), CourseRoot.Introduction(course));

    /// <summary>Makes what runs a course.</summary>
    public CourseRunner CreateRunner(ICourseSite site, CourseRunOptions options) => new(Kernels, site, NotebookFile.Read, options);

    /// <summary>Makes a judge for trying an assignment, and tells what it finds wrong with it.</summary>
    public Func<Assignment, JudgeOptions, CancellationToken, Task<(IJudge Judge, IReadOnlyList<string> Problems)>> Judges { get; init; }
        = static async (assignment, options, cancellation) =>
        {
            var judge = await CourseKit.Grading.Judging.Judge.CreateAsync(assignment, options, cancellation).ConfigureAwait(false);
            return (judge, judge.Reference.Problems);
        };
}
