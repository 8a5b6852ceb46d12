using System.Globalization;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Sandbox;

namespace CourseKit.Cli;

/// <summary>Starts the judge.</summary>
internal static class JudgeStart
{
    /// <summary>A judge of an assignment, which has run the solution and the known wrong answers.</summary>
    /// <exception cref="NotSupportedException">The sandbox is not to be had here; the message says what to install.</exception>
    /// <exception cref="FormatException">The assignment itself is at fault.</exception>
    public static async Task<IJudge> StartAsync(Engine engine, Assignment assignment, JudgeRequest request, CancellationToken cancellation)
    {
        ISandbox sandbox = request.Sandbox == "none" ? new NoSandbox() : new BubblewrapSandbox();
        if (await sandbox.ProblemAsync(cancellation).ConfigureAwait(false) is { } problem)
            throw new NotSupportedException(problem);
        var options = new JudgeOptions { Sandbox = sandbox, Workers = request.Workers, ReferenceFile = request.ReferenceFile, Progress = new Told(request.Told) };
        if (request.CellSeconds is { } seconds)
        {
            options = options with
            {
                CellTimeLimit = TimeSpan.FromSeconds(seconds),
                // What a single cell may take, a submission may take several times.
                TotalTimeLimit = TimeSpan.FromSeconds(Math.Max(options.TotalTimeLimit.TotalSeconds, seconds * 6)),
            };
        }

        if (request.MemoryMegabytes is { } memory)
            options = options with { Limits = options.Limits with { HeapBytes = memory * (1L << 20) } };
        var (judge, problems) = await engine.Judges(assignment, options, cancellation).ConfigureAwait(false);
        if (problems.Count == 0)
            return judge;
        await judge.DisposeAsync().ConfigureAwait(false);
        var more = problems.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {problems.Count - 1} more)");
        throw new FormatException($"{problems[0]}{more}; 'coursekit assignment validate' shows all that is wrong with it");
    }

    // Progress<T> of the runtime would report from the thread pool, out of order and after the end.
    private sealed class Told(Action<string> tell) : IProgress<string>
    {
        public void Report(string value) => tell(value);
    }
}
