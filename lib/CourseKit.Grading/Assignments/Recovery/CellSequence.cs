using CourseKit.Grading.Results;

namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>Puts what runs into its order.</summary>
/// <remarks>
/// <para>Set-up and check cells keep the assignment's order. A student's added cell runs where it stands between them. An answer
/// that was moved up runs at its own place, where the set-up it needs has run; one that was moved down runs where it stands, since
/// added cells before it may be what it calls, and its checks wait for it.</para>
/// </remarks>
internal sealed class CellSequence(
    Assignment assignment, IReadOnlyList<StudentCell> cells, IReadOnlyList<CellMatch> matches, RemarkList remarks)
{
    private readonly List<RecoveredCell> _result = [];
    private readonly Dictionary<int, int> _answerOf = matches.Index().Where(pair => pair.Item.Use == CellUse.Answer)
        .ToDictionary(pair => pair.Item.Source, pair => pair.Index);
    private readonly Dictionary<string, List<RecoveredCell>> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<int> _done = [];
    private HashSet<int> _anchored = [];
    private int _next;

    /// <summary>What to execute, in order.</summary>
    public IReadOnlyList<RecoveredCell> Arrange()
    {
        var kept = CellOrder.Kept([.. matches.Index().Where(pair => pair.Item.Source >= 0).Select(pair => (pair.Index, pair.Item.Source))]);
        _anchored = kept.Select(i => matches[i].Source).ToHashSet();
        for (var i = 0; i < cells.Count; i++)
        {
            var match = matches[i];
            if (match.Source >= 0 && !kept.Contains(i))
                Moved(i);
            if (match.Source >= 0 && kept.Contains(i))
                PassTo(match.Source + 1, i);
            else if (match.Use == CellUse.Answer && match.Source < _next)
                Answer(match.Source, i);
            if (match.Use is CellUse.Added or CellUse.PlaceAndAdded)
                Added(match.Code, i);
        }

        PassTo(assignment.Cells.Count, cells.Count);
        return _result;
    }

    private void Moved(int index)
    {
        var source = assignment.Cells[matches[index].Source];
        if (source.Role is CellRole.Answer or CellRole.Check)
            remarks.Add(RemarkKind.Moved, $"Cell {cells[index].Number}, the {(source.Role == CellRole.Answer ? "answer to" : "check of")} exercise {source.Id}, stands elsewhere than it was handed out.");
        else if (source.Role == CellRole.Setup)
            remarks.Add(RemarkKind.Moved, $"Cell {cells[index].Number}, a set-up cell, stands elsewhere than it was handed out; it ran at its own place.");
    }

    private void PassTo(int end, int student)
    {
        while (_next < end)
            Pass(_next++, student);
    }

    private void Pass(int source, int student)
    {
        var cell = assignment.Cells[source];
        switch (cell.Role)
        {
            case CellRole.Setup when cell.Cell.Language == Notebooks.Languages.CSharp:
                _result.Add(new RecoveredCell(CellRole.Setup, null, null, cell.Released, IsStudents: false, cell.Number));
                break;
            case CellRole.Answer when _answerOf.TryGetValue(source, out var answer) && answer <= student:
                Answer(source, answer);
                break;
            case CellRole.Check:
                var check = assignment.Exercises.First(e => e.Id == cell.Id).Checks.First(c => c.Cell.Number == cell.Number);
                var ready = new RecoveredCell(CellRole.Check, cell.Id, check, check.Source, IsStudents: false, cell.Number);
                if (_waiting.TryGetValue(cell.Id!, out var waiting))
                    waiting.Add(ready);
                else
                    _result.Add(ready);
                break;
            case CellRole.Answer when _answerOf.ContainsKey(source):
                _waiting[cell.Id!] = [];
                break;
        }
    }

    private void Answer(int source, int index)
    {
        if (!_done.Add(source))
            return;
        var id = assignment.Cells[source].Id!;
        _result.Add(new RecoveredCell(CellRole.Answer, id, null, Code(matches[index].Code, index), IsStudents: true, cells[index].Number));
        if (_waiting.Remove(id, out var checks))
            _result.AddRange(checks);
    }

    private void Added(string code, int index)
    {
        if (string.IsNullOrWhiteSpace(code))
            return;
        // Set-up that the student deleted ran before this cell as it was handed out: do not wait for the next known place.
        while (_next < assignment.Cells.Count && !_anchored.Contains(_next) && assignment.Cells[_next].Role is CellRole.Setup or CellRole.Text)
            Pass(_next++, index);
        _result.Add(new RecoveredCell(CellRole.Setup, null, null, Code(code, index), IsStudents: true, cells[index].Number));
    }

    private string Code(string code, int index)
    {
        var plain = StudentCode.WithoutDirectives(code, out var lines);
        if (lines.Count > 0)
            remarks.Add(RemarkKind.Note, $"Cell {cells[index].Number}, line {string.Join(", ", lines.Take(5))}: a directive that loads code, packages or files was left out.");
        return plain;
    }
}
