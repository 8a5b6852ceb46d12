using System.Collections.Concurrent;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Sandbox;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Tests.Homeworks;

/// <summary>A judge for each homework, made when it is first asked for: that runs the solution and every known wrong answer.</summary>
public sealed class HomeworkJudges : IAsyncLifetime
{
    private readonly DirectoryInfo _copies = Directory.CreateTempSubdirectory("coursekit-homework-");
    private readonly ConcurrentDictionary<string, Lazy<Task<(Assignment, Judge)>>> _judges = new(StringComparer.Ordinal);

    /// <summary>The homework and its judge.</summary>
    public Task<(Assignment Assignment, Judge Judge)> OfAsync(string name)
        => _judges.GetOrAdd(name, _ => new Lazy<Task<(Assignment, Judge)>>(() => MakeAsync(name))).Value;

    /// <summary>Judges what a student hands in: the text of each cell is the student's choice.</summary>
    public static Task<Judgement> JudgeAsync(Assignment assignment, Judge judge, Func<AssignmentCell, string> text)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(judge);
        var notebook = new Notebook([.. assignment.Cells.Select(cell => new Cell(cell.Cell.Language, text(cell)))]);
        return judge.JudgeAsync(SubmissionRecovery.Recover(assignment, notebook), null, CancellationToken.None);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var made in _judges.Values.Where(made => made.Value.IsCompletedSuccessfully))
            await (await made.Value).Item2.DisposeAsync();
        _copies.Delete(recursive: true);
    }

    private async Task<(Assignment, Judge)> MakeAsync(string name)
    {
        var assignment = HomeworkFiles.ReadToRun(name, _copies.FullName);

        // The instructors' own code needs no fence, and the generous limits leave a busy machine time.
        var options = new JudgeOptions
        {
            Sandbox = new NoSandbox(),
            CellTimeLimit = TimeSpan.FromMinutes(2),
            TotalTimeLimit = TimeSpan.FromMinutes(10),
            Workers = Math.Max(1, Environment.ProcessorCount),
        };
        return (assignment, await Judge.CreateAsync(assignment, options));
    }
}
