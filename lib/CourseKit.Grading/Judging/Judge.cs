using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Results;
using CourseKit.Grading.Sandbox;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Judging;

/// <summary>
/// Judges submissions: a student's code runs in a process of its own, and only what it is observed to compute comes out. What is
/// right is known here alone, from a run of the solution.
/// </summary>
public sealed class Judge : IJudge
{
    // For getting a process ready, which is our own affair: a busy machine is no reason to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Assignment _assignment;
    private readonly JudgeOptions _options;
    private readonly SandboxedWorkers _workers;
    private readonly KernelPool _pool;
    private readonly bool _bindsCheck;
    private IReadOnlyList<ReferenceExercise> _exercises = [];

    private Judge(Assignment assignment, JudgeOptions options, SandboxedWorkers workers, AssignmentFiles files)
    {
        (_assignment, _options, _workers) = (assignment, options, workers);
        _bindsCheck = files.LoadsCourseKit;
        ToolsHash = files.ToolsHash;
        var prefix = ReferenceCells.OfSolution(assignment).TakeWhile(cell => cell.Role == CellRole.Setup)
            .Select(cell => new CellRequest("notebook", cell.Number, cell.Source)).ToList();
        _pool = new KernelPool(stop => KernelProcess.StartAsync(workers.Options, stop), prefix, Math.Max(1, options.Workers), Patience + options.TotalTimeLimit);
    }

    /// <inheritdoc/>
    public string Sandbox => _options.Sandbox.Name;

    /// <inheritdoc/>
    public string ToolsHash { get; }

    /// <summary>What is known of the assignment: see to it that there are no problems before judging anybody's work.</summary>
    public JudgeReference Reference { get; private set; } = new([], [], new Dictionary<string, double>(), WasKept: false);

    /// <summary>Makes a judge: runs the solution and the known wrong answers.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="options">How to judge.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="KernelDiedException">A process could not be started, or the set-up cells fail.</exception>
    public static async Task<Judge> CreateAsync(Assignment assignment, JudgeOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(options);
        var files = AssignmentFiles.Of(assignment);
        var prepared = await options.Sandbox.PrepareAsync(files.View, options.Limits, cancellation);
        var judge = new Judge(assignment, options, prepared, files);
        try
        {
            judge._pool.Fill();
            await judge.LearnAsync(cancellation);
            return judge;
        }
        catch
        {
            await judge.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<Judgement> JudgeAsync(RecoveredSubmission submission, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var watch = Stopwatch.StartNew();
        var remarks = new List<Remark>();
        IReadOnlyDictionary<string, ExerciseRun>? runs = null;
        for (var attempt = 0; runs is null && attempt < 2; attempt++)
        {
            try
            {
                runs = await RunAsync(submission.Cells, progress, cancellation);
            }
            catch (KernelDiedException e) when (!cancellation.IsCancellationRequested)
            {
                remarks.Add(new Remark(RemarkKind.Note, Invariant($"Attempt {attempt + 1} to judge it failed, which is not the student's fault: {e.Message}.")));
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                // A mistake of ours: one submission to look at, not the end of the batch.
                remarks.Add(new Remark(RemarkKind.Note, Invariant($"Attempt {attempt + 1} to judge it failed with {e.GetType().Name}: a fault of the grader, please report it.")));
            }
        }

        ExerciseResult[] results = [.. _exercises.Select(reference => Result(reference, submission, runs))];
        foreach (var result in results.Where(result => result.Verdict == Verdict.Tampered))
            remarks.Add(new Remark(RemarkKind.Tampered, $"Exercise {result.Id}: something tried to pass for the check's result."));
        return new Judgement(results, remarks, Math.Round(watch.Elapsed.TotalSeconds, 3));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _workers.Dispose();
    }

    private async Task LearnAsync(CancellationToken cancellation)
    {
        var key = Hash(_assignment.Hash, ToolsHash, Sandbox, _options.Limits.ToString(), _options.CellTimeLimit.ToString(), _options.TotalTimeLimit.ToString());
        var (data, wasKept) = await ReferenceMaker.MakeAsync(
            _assignment, key, _options, (cells, stop) => RunAsync(cells, null, stop), cancellation);
        var problems = new List<string>();
        _exercises = ReferenceMaker.Understand(_assignment, data, problems);
        var alternatives = _exercises.SelectMany(reference => reference.Exercise.Wrong.Select(wrong => (reference, wrong)))
            .Zip(data.Alternatives)
            .Where(pair => IsSound(pair.First.reference))
            .Select(pair => new JudgedAlternative(pair.First.wrong, Scoring.Score(pair.First.reference, pair.Second)));
        Reference = new JudgeReference(
            problems, [.. alternatives], data.Solution.ToDictionary(run => run.Id, run => run.Seconds, StringComparer.Ordinal), wasKept);
    }

    private Task<IReadOnlyDictionary<string, ExerciseRun>> RunAsync(
        IReadOnlyList<RecoveredCell> cells, IProgress<string>? progress, CancellationToken cancellation)
        => new SubmissionRun(_pool, _options, _bindsCheck, cells, progress, cancellation).RunAsync();

    private static ExerciseResult Result(
        ReferenceExercise reference, RecoveredSubmission submission, IReadOnlyDictionary<string, ExerciseRun>? runs)
    {
        var exercise = reference.Exercise;
        if (submission.Missing.Contains(exercise.Id, StringComparer.Ordinal))
            return Bare(Verdict.Missing, VerdictWords.Sentence(Verdict.Missing));
        if (runs is null)
            return Bare(Verdict.NotJudged, VerdictWords.Sentence(Verdict.NotJudged));
        return IsSound(reference)
            ? Scoring.Score(reference, runs.GetValueOrDefault(exercise.Id))
            : Bare(Verdict.NotJudged, "The assignment itself is at fault here; run coursekit assignment validate.");

        ExerciseResult Bare(Verdict verdict, string? diagnosis)
            => new(exercise.Id, exercise.Title, 0, exercise.Points, verdict, diagnosis, [], 0);
    }

    private static bool IsSound(ReferenceExercise reference)
        => reference.Exercise.Checks.All(check => reference.Checks.TryGetValue(check.Cell.Number, out var seen) && seen.Cases.Count > 0);

    private static string Hash(params string[] parts)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
