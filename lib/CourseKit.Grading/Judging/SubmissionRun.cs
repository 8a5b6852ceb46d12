using CourseKit.Grading.Assignments;
using CourseKit.Grading.Results;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Judging;

/// <summary>
/// Executes one submission's cells in order. When a process ends, the exercise that ended it is settled, and the others go on in
/// a fresh process in which the cells before have run again, without checks and without the culprit.
/// </summary>
internal sealed class SubmissionRun(
    KernelPool pool, JudgeOptions options, bool bindsCheck, IReadOnlyList<RecoveredCell> cells, IProgress<string>? progress, CancellationToken cancellation)
{
    private readonly Dictionary<string, (Verdict Fate, string? Detail)> _fates = new(StringComparer.Ordinal);
    private readonly List<(string Exercise, CheckRun Check)> _checks = [];
    private readonly Dictionary<string, double> _seconds = new(StringComparer.Ordinal);
    private readonly HashSet<int> _culprits = [];
    private readonly HashSet<string> _checkedHere = new(StringComparer.Ordinal);
    private readonly HashSet<string> _triedAgain = new(StringComparer.Ordinal);

    // What has run in every process of the pool. Where a submission begins otherwise, it runs once more, which changes nothing.
    private readonly int _start = pool.Prefix.Select(cell => cell.Source).SequenceEqual(
        cells.Take(pool.Prefix.Count).Select(cell => cell.Source), StringComparer.Ordinal) ? pool.Prefix.Count : 0;

    private double _spent;
    private KernelProcess? _kernel;
    private int _deaths;

    private double Left => options.TotalTimeLimit.TotalSeconds - _spent;

    /// <summary>What became of every exercise that has a cell among these.</summary>
    /// <exception cref="KernelDiedException">A process could not be made ready: our own failure.</exception>
    public async Task<IReadOnlyDictionary<string, ExerciseRun>> RunAsync()
    {
        try
        {
            for (var i = _start; i < cells.Count; i++)
            {
                while (!await TryStepAsync(i))
                {
                }
            }
        }
        finally
        {
            await EndAsync();
        }

        return cells.Select(cell => cell.ExerciseId).OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(id => id, Summary, StringComparer.Ordinal);
    }

    // False if the cell has to be tried again.
    private async Task<bool> TryStepAsync(int at)
    {
        var cell = cells[at];
        if (_kernel is null && Left > 0)
            await ReplayAsync(at);
        if (cell.ExerciseId is { } id && _fates.TryGetValue(id, out var settled))
        {
            if (cell.Role == CellRole.Check)
                Record(cell, new CellEnd(settled.Fate, HasDied: false, null, [], 0));
            return true;
        }

        if (_culprits.Contains(at))
            return true;
        progress?.Report(cell.ExerciseId ?? "set-up");
        var others = _checkedHere.Any(other => other != cell.ExerciseId);
        var end = await ExecuteAsync(cell);
        if (end.HasDied && cell is { Role: CellRole.Setup, IsStudents: false } && Left > 0)
        {
            Blame(at, end);
            return false;
        }

        var full = IsOutOfMemory(end);
        if (full && others && cell.ExerciseId is { } own && _triedAgain.Add(own) && Left > 0)
        {
            // What an exercise before has left behind may fill the memory: in a fresh process nothing of its checks is left.
            await EndAsync();
            return false;
        }

        if (end.HasDied)
            _culprits.Add(at);
        else if (full)
            await SettleFullAsync(cell);
        if (cell is { Role: CellRole.Check, ExerciseId: { } seen })
            _checkedHere.Add(seen);
        if (cell.Role == CellRole.Check)
            Record(cell, end);
        else if (cell is { Role: CellRole.Answer, ExerciseId: { } answered } && end.Fate is { } fate && (end.HasDied || fate != Verdict.Failed))
            // A statement that throws half-way may have done enough: its checks will tell.
            _fates.TryAdd(answered, (fate, end.Detail));
        return true;
    }

    // The process lives, with its memory full: the others go on in another, without this answer.
    private async Task SettleFullAsync(RecoveredCell cell)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] == cell || (cells[i] is { Role: CellRole.Answer, ExerciseId: { } id } && id == cell.ExerciseId))
                _culprits.Add(i);
        }

        await EndAsync();
    }

    private static bool IsOutOfMemory(CellEnd end)
        => end.Fate == Verdict.OutOfMemory || end.Results.Any(result => ObservedCheck.TryRead(result)?.Cases.Any(item => item.IsOutOfMemory) == true);

    // A fresh process in the state that the cells before this one leave behind.
    private async Task ReplayAsync(int until)
    {
        for (var again = true; again;)
        {
            again = false;
            _kernel = await pool.TakeAsync(cancellation);
            for (var i = _start; i < until && !again && Left > 0; i++)
            {
                if (cells[i].Role == CellRole.Check || _culprits.Contains(i))
                    continue;
                var end = await ExecuteAsync(cells[i]);
                if (!end.HasDied)
                    continue;
                Blame(i, end);
                again = Left > 0;
            }
        }
    }

    // The instructor's cells are innocent: they run in every process before a student's code comes in. Something that a
    // student's cell has left behind ends the process during one of them.
    private void Blame(int at, CellEnd end)
    {
        var culprit = Enumerable.Range(_start, at + 1 - _start).LastOrDefault(i => cells[i].IsStudents && !_culprits.Contains(i), -1);
        if (culprit < 0 || _deaths > (2 * cells.Count) + 2)
            throw new KernelDiedException("the process ends in cells that are the instructor's own", KernelDeath.Crashed);
        _culprits.Add(culprit);
        if (cells[culprit].ExerciseId is { } id)
            _fates.TryAdd(id, (end.Fate!.Value, end.Detail));
    }

    private async Task<CellEnd> ExecuteAsync(RecoveredCell cell)
    {
        if (Left <= 0 || _kernel is null)
            return new CellEnd(Verdict.TimedOut, HasDied: false, "The time for the whole submission was used up.", [], 0);
        var limit = TimeSpan.FromSeconds(Math.Min(Left, options.CellTimeLimit.TotalSeconds));
        var source = cell.Role == CellRole.Check && bindsCheck ? CheckSource.Bind(cell.Source) : cell.Source;
        var end = await CellRunner.RunAsync(_kernel, cell, source, limit, options.Limits, cancellation);
        _spent += end.Seconds;
        if (cell.ExerciseId is { } id)
            _seconds[id] = _seconds.GetValueOrDefault(id) + end.Seconds;
        if (end.HasDied)
        {
            _deaths++;
            await EndAsync();
        }

        return end;
    }

    private void Record(RecoveredCell cell, CellEnd end)
    {
        var fate = end.Fate ?? (end.Results.Count == 1 ? null : Verdict.Tampered);
        _checks.Add((cell.ExerciseId!, new CheckRun(cell.Check!.Cell.Number, fate, fate is null ? end.Results[0] : null)));
    }

    private ExerciseRun Summary(string id)
    {
        var own = _checks.Where(check => check.Exercise == id).Select(check => check.Check).ToList();
        (Verdict Fate, string? Detail)? settled = _fates.TryGetValue(id, out var found) ? found : null;
        return new ExerciseRun(id, settled?.Fate, settled?.Detail, own, _seconds.GetValueOrDefault(id));
    }

    private async Task EndAsync()
    {
        if (_kernel is null)
            return;
        var ending = _kernel;
        _kernel = null;
        _checkedHere.Clear();
        await ending.EndAsync();
    }
}
