using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;
using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Running;

/// <summary>Grades one submission, or finds that it need not be.</summary>
internal sealed class SubmissionGrader(
    Assignment assignment, IJudge judge, Func<Notebook, RecoveredSubmission> recover, Gradebook gradebook, bool regrade)
{
    private const int LongestAnswer = 100_000;

    /// <summary>Grades and keeps the result.</summary>
    /// <exception cref="IOException">The result can't be written: nothing more can be graded.</exception>
    /// <exception cref="OperationCanceledException">Stopped; nothing was written.</exception>
    public async Task<GradedSubmission> GradeAsync(
        Submission submission, string layout, Action<string> onExercise, CancellationToken cancellation)
    {
        var blank = Blank(submission, layout);
        var (content, blocked) = Read(submission, blank);
        var hash = content is null ? "" : Convert.ToHexStringLower(SHA256.HashData(content));
        var before = Existing(submission.Student);
        if (before is { IsComplete: true } && blocked is not { Failure: not null })
        {
            var causes = RegradeNote.CausesBetween(before, assignment.Hash, hash, judge.ToolsHash, judge.Sandbox);
            var isSame = !causes.Contains(RegradeCause.Submission) && (content is not null || before.Refused == blocked?.Result.Refused);
            if (isSame && (causes.Count == 0 || !regrade))
                return new(Keep(before, blank)) { IsKept = true, IsStale = causes.Count > 0 };
        }

        blank = blank with { SubmissionHash = hash };
        var graded = blocked ?? await JudgeAsync(content!, blank, onExercise, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        // A failure of ours does not take the place of what had been judged before, unless that was of another file.
        if (!graded.Result.IsComplete && before is { IsComplete: true } && (content is null || before.SubmissionHash == hash))
            return graded;
        var note = before is { IsComplete: true } && graded.Result.IsComplete ? RegradeNote.Between(before, graded.Result) : before?.Regraded;
        graded = graded with { Result = graded.Result with { Regraded = note, GradedAt = DateTimeOffset.UtcNow } };
        gradebook.Write(graded.Result);
        return graded;
    }

    /// <summary>The bytes handed in, or the result that says why there are none.</summary>
    private static (byte[]? Content, GradedSubmission? Blocked) Read(Submission submission, SubmissionResult blank)
    {
        if (submission.Refused is { } why)
            return (null, new(blank with { Refused = why }));
        try
        {
            var content = submission.Read();
            return content.Length > 0 ? (content, null) : (null, new(blank with { Refused = $"{submission.File}: it is empty" }));
        }
        catch (InvalidDataException fault)
        {
            return (null, new(blank with { Refused = $"{submission.File}: {PrintableText.Of(fault.Message, 200)}" }));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, Unjudged(blank, fault, "the file was there when the run began and is gone; put it back"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, Unjudged(blank, fault, "the file could not be read"));
        }
    }

    /// <summary>A result that a person or a failing disk has spoilt is no result: it is made again.</summary>
    private SubmissionResult? Existing(string student)
    {
        try
        {
            return gradebook.Find(student) is { } found && found.Student == student ? found : null;
        }
        catch (GradebookException)
        {
            return null;
        }
    }

    private async Task<GradedSubmission> JudgeAsync(
        byte[] content, SubmissionResult blank, Action<string> onExercise, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var submission = recover(SubmittedNotebook.Parse(content, blank.File));
            var judgement = await judge.JudgeAsync(submission, new Told(onExercise), cancellation).ConfigureAwait(false);
            return new(blank with
            {
                IsComplete = judgement.IsComplete,
                Exercises = judgement.Exercises,
                Written = [.. blank.Written.Select(answer => answer with { Answer = Answer(submission, answer.Id) })],
                Remarks = [.. blank.Remarks, .. submission.Remarks, .. judgement.Remarks],
                Seconds = clock.Elapsed.TotalSeconds,
            })
            { Failure = judgement.IsComplete ? null : "the judge could not finish" };
        }
        catch (NotebookFormatException fault)
        {
            return new(blank with { Refused = PrintableText.Of(fault.Message, 300) });
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return Unjudged(blank, fault, "grading broke off");
        }
    }

    /// <summary>A failure of ours. Its text may hold anything and is shown to the instructor only.</summary>
    private static GradedSubmission Unjudged(SubmissionResult blank, Exception fault, string what) => new(blank with
    {
        IsComplete = false,
        Exercises = [.. blank.Exercises.Select(exercise => exercise with { Verdict = Verdict.NotJudged })],
        Remarks = [.. blank.Remarks, new(RemarkKind.Note, $"{what} ({fault.GetType().Name}); to grade again")],
    })
    { Failure = PrintableText.Of($"{what}: {fault.GetType().Name}: {fault.Message}", 300) };

    /// <summary>A result in which nothing has been found yet.</summary>
    private SubmissionResult Blank(Submission submission, string layout) => new()
    {
        Student = submission.Student,
        Name = submission.Name,
        Layout = layout,
        Assignment = assignment.Name,
        AssignmentHash = assignment.Hash,
        SubmissionHash = "",
        ToolsHash = judge.ToolsHash,
        Sandbox = judge.Sandbox,
        File = submission.File,
        Attempt = submission.Attempt,
        Attempts = submission.Attempts,
        SubmittedAt = submission.SubmittedAt,
        LatePenalty = submission.LatePenalty,
        IsComplete = true,
        Exercises = [.. assignment.Exercises.Select(e => new ExerciseResult(e.Id, e.Title, 0, e.Points, Verdict.Missing, Diagnosis: null, [], 0))],
        Written = [.. assignment.Questions.Select(q => new WrittenResult(q.Id, q.Title, Points: null, q.Points, Comment: null, Answer: null))],
        Remarks = submission.Remarks,
        HandInRemarks = submission.Remarks.Count,
    };

    /// <summary>A kept result, brought up to date in what the judge has no part in: the file's place, its time, the late rule.</summary>
    private SubmissionResult Keep(SubmissionResult before, SubmissionResult now)
    {
        if (before.LatePenalty == now.LatePenalty && before.SubmittedAt == now.SubmittedAt && before.Attempt == now.Attempt
            && before.Attempts == now.Attempts && before.File == now.File && before.Name == now.Name && before.Layout == now.Layout
            && before.Remarks.Take(before.HandInRemarks).SequenceEqual(now.Remarks))
            return before;
        var kept = before with
        {
            LatePenalty = now.LatePenalty,
            SubmittedAt = now.SubmittedAt,
            Attempt = now.Attempt,
            Attempts = now.Attempts,
            File = now.File,
            Name = now.Name,
            Layout = now.Layout,
            Remarks = [.. now.Remarks, .. before.Remarks.Skip(before.HandInRemarks)],
            HandInRemarks = now.HandInRemarks,
        };
        gradebook.Write(kept);
        return kept;
    }

    private static string? Answer(RecoveredSubmission submission, string question)
        => !submission.WrittenAnswers.TryGetValue(question, out var answer) ? null
            : answer.Length <= LongestAnswer ? answer
            : string.Create(CultureInfo.InvariantCulture, $"{answer.AsSpan(0, LongestAnswer)} … ({answer.Length} characters, cut)");

    // Progress<T> of the runtime would report from the thread pool, out of order and after the end.
    private sealed class Told(Action<string> tell) : IProgress<string>
    {
        public void Report(string value) => tell(value);
    }
}
