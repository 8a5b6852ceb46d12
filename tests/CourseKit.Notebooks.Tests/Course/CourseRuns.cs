using System.Collections.Concurrent;
using CourseKit.Notebooks.Ipynb;

namespace CourseKit.Notebooks.Tests.Course;

/// <summary>Runs of whole notebooks, shared by the tests that only look at them; two notebooks run side by side.</summary>
/// <remarks>
/// With COURSEKIT_SITE, a folder that <c>coursekit run</c> has just written, the other run of a notebook is the one that is stored there:
/// run by the command, in a process of its own, and read back from the .ipynb.
/// </remarks>
internal static class CourseRuns
{
    private static readonly string? Site = Environment.GetEnvironmentVariable("COURSEKIT_SITE");
    private static readonly ConcurrentDictionary<(string File, int Run), Lazy<Task<IReadOnlyList<Cell>>>> Started = new();
    private static readonly SemaphoreSlim Places = new(2);

    /// <summary>The cells of a notebook after a run from top to bottom.</summary>
    /// <param name="file">The notebook's file name.</param>
    /// <param name="run">0 for the first run; 1 for another one, to compare with it.</param>
    public static Task<IReadOnlyList<Cell>> Of(string file, int run = 0)
    {
        var wanted = Begin(file, run);

        // The other run is wanted too, or if it is there already the next notebook: a second processor has nothing else to do.
        _ = Begin(file, 1 - run);
        if (Site is not null && Chapter.All.SkipWhile(chapter => chapter.File != file).Skip(1).FirstOrDefault() is { } next)
            _ = Begin(next.File, 0);
        return wanted;
    }

    private static Task<IReadOnlyList<Cell>> Begin(string file, int run)
        => Started.GetOrAdd((file, run), key => new(() => Task.Run(() => key.Run == 1 && Site is not null ? ReadAsync(key.File) : RunAsync(key.File)))).Value;

    private static Task<IReadOnlyList<Cell>> ReadAsync(string file)
        => Task.FromResult(IpynbReader.Read(Path.Combine(Site!, Path.ChangeExtension(file, ".ipynb"))).Cells);

    private static async Task<IReadOnlyList<Cell>> RunAsync(string file)
    {
        await Places.WaitAsync();
        try
        {
            await using var execution = new Execution(file);
            var notebook = CourseFiles.Read(file);
            var cells = new List<Cell>();
            foreach (var cell in notebook.Cells)
                cells.Add(await execution.RunAsync(cell));

            // As they are stored: JSON may be written in several ways.
            return IpynbReader.Parse(IpynbWriter.Write(notebook with { Cells = cells }), file).Cells;
        }
        finally
        {
            Places.Release();
        }
    }
}
