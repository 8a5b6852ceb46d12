using System.Diagnostics;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Reports;
using CourseKit.Grading.Results;
using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Running;

/// <summary>Grades a class into a gradebook. Ended at any moment and started again it goes on where it was.</summary>
/// <param name="assignment">What was asked.</param>
/// <param name="judge">Judges code.</param>
/// <param name="recover">Lays a submission over the assignment.</param>
/// <param name="gradebook">Where results are kept.</param>
/// <param name="options">How.</param>
public sealed class GradingRun(
    Assignment assignment, IJudge judge, Func<Notebook, RecoveredSubmission> recover, Gradebook gradebook, GradingOptions options)
{
    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = new();
    private readonly List<string> _unjudged = [];
    private readonly List<RegradedSubmission> _regraded = [];
    private int _total;
    private int _graded;
    private int _kept;
    private int _stale;
    private int _refused;
    private int _byHand;

    /// <summary>Grades what has no result yet.</summary>
    /// <param name="handedIn">The submissions; read one at a time.</param>
    /// <param name="onEvent">Told what happens; null if nobody listens.</param>
    /// <param name="cancellation">Stops: what is done is kept, what is being judged is not.</param>
    /// <exception cref="GradebookException">The folder belongs to another assignment, or another run has it.</exception>
    /// <exception cref="IOException">Results can't be written; what was written before is kept.</exception>
    public async Task<GradingSummary> RunAsync(
        ClassSubmissions handedIn, Action<GradingEvent>? onEvent, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(handedIn);
        using var held = gradebook.Open();
        var mine = handedIn.Submissions.Where(submission => options.Shard?.Has(submission.Student) ?? true).ToList();
        Register(mine.Count, handedIn.Unplaced);
        _total = mine.Count;
        _clock.Start();
        var grader = new SubmissionGrader(assignment, judge, recover, gradebook, options.Regrade);
        var isInterrupted = false;
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation };
            await Parallel.ForEachAsync(mine, parallel, async (submission, stop) =>
            {
                Tell(onEvent, () => Event(submission.Student));
                var done = await grader.GradeAsync(submission, handedIn.Layout.Name,
                    exercise => Tell(onEvent, () => Event(submission.Student) with { Exercise = exercise }), stop).ConfigureAwait(false);
                Tell(onEvent, () => Count(submission.Student, done));
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            isInterrupted = true;
        }

        return new()
        {
            Total = _total,
            Graded = _graded,
            Kept = _kept,
            Stale = _stale,
            Refused = _refused,
            Unjudged = _unjudged,
            Regraded = _regraded,
            ToGradeByHand = _byHand,
            IsInterrupted = isInterrupted,
            Elapsed = _clock.Elapsed,
        };
    }

    private void Register(int count, IReadOnlyList<string> unplaced)
    {
        if (gradebook.Exists && gradebook.ReadRecord() is var record)
        {
            if (record.Outline.Name != assignment.Name)
            {
                throw new GradebookException(
                    $"{gradebook.Folder} holds the grades of {record.Outline.Name}; choose another folder with --out for {assignment.Name}");
            }

            if (record.Shard != options.Shard?.ToString())
            {
                throw new GradebookException(
                    $"{gradebook.Folder} holds {Part(record.Shard)}, not {Part(options.Shard?.ToString())}; choose another folder with --out");
            }
        }

        gradebook.WriteRecord(new GradebookRecord
        {
            Outline = AssignmentOutline.Of(assignment),
            Shard = options.Shard?.ToString(),
            Submissions = count,
            Due = options.Due,
            Late = options.Late,
            Unplaced = unplaced,
        });
    }

    private static string Part(string? shard) => shard is null ? "the whole class" : $"part {shard} of the class";

    private void Tell(Action<GradingEvent>? onEvent, Func<GradingEvent> what)
    {
        lock (_gate)
        {
            var happened = what();
            onEvent?.Invoke(happened);
        }
    }

    private GradingEvent Event(string student)
    {
        var done = _graded + _kept;
        // What was there already took no time and says nothing of the rest.
        TimeSpan? left = _graded == 0 ? null : _clock.Elapsed / _graded * (_total - done);
        return new(student, done, _total) { Left = left };
    }

    private GradingEvent Count(string student, GradedSubmission done)
    {
        var result = done.Result;
        if (done.IsKept)
            _kept++;
        else
            _graded++;
        _stale += done.IsStale ? 1 : 0;
        _refused += result.Refused is null ? 0 : 1;
        if (!result.IsComplete)
            _unjudged.Add(student);
        if (!done.IsKept && result.IsComplete && result.Regraded is { } note)
            _regraded.Add(new(student, result.ExercisePoints, note));
        _byHand += gradebook.Manual.LayOver(result).Written.Count(GradeStates.IsOpen);
        return Event(student) with { Result = result, IsKept = done.IsKept, Failure = done.Failure };
    }
}
