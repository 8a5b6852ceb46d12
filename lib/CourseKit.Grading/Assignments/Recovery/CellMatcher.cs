using CourseKit.Grading.Results;

namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>Finds out which cell of a submission stands for which cell of the assignment.</summary>
/// <remarks>In this order: the same text; an id in a header; what an exercise declares; most lines of a set-up cell. What is left
/// over is the student's own.</remarks>
internal sealed class CellMatcher
{
    private readonly Assignment _assignment;
    private readonly IReadOnlyList<StudentCell> _cells;
    private readonly RemarkList _remarks;
    private readonly CellMatch?[] _matches;
    private readonly HashSet<int> _taken = [];

    public CellMatcher(Assignment assignment, IReadOnlyList<StudentCell> cells, RemarkList remarks)
    {
        (_assignment, _cells, _remarks) = (assignment, cells, remarks);
        _matches = new CellMatch?[cells.Count];
    }

    /// <summary>Exercise ids of which nothing was found.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Matches all cells; the result has an entry for each.</summary>
    public IReadOnlyList<CellMatch> Match()
    {
        MatchSameText();
        MatchAnswers();
        MatchChecks();
        MatchChangedSetup();
        for (var i = 0; i < _cells.Count; i++)
        {
            if (_matches[i] is null)
                _matches[i] = _cells[i].IsCSharp ? new CellMatch(CellUse.Added, -1, _cells[i].Text) : new CellMatch(CellUse.Dropped, -1, "");
        }

        return _matches!;
    }

    private void MatchSameText()
    {
        var released = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        foreach (var (i, cell) in _assignment.Cells.Index())
        {
            if (cell.Role is not (CellRole.Answer or CellRole.Question) && StudentCell.Normalized(cell.Released) is { Length: > 0 } text)
                (released.TryGetValue(text, out var same) ? same : released[text] = new Queue<int>()).Enqueue(i);
        }

        for (var i = 0; i < _cells.Count; i++)
        {
            if (!released.TryGetValue(_cells[i].Text, out var same))
                continue;
            if (same.TryDequeue(out var source))
            {
                Take(i, CellUse.Place, source);
                continue;
            }

            _matches[i] = new CellMatch(CellUse.Dropped, -1, "");
            if (!_cells[i].IsProse)
                _remarks.Add(RemarkKind.Copied, $"Cell {_cells[i].Number} is a second copy of a set-up or check cell and was left out.");
        }
    }

    private void MatchAnswers()
    {
        // Names that the set-up declares, too, tell nothing.
        var setup = DeclaredNames.Of(string.Join('\n', _assignment.Cells.Where(cell => cell.Role == CellRole.Setup).Select(cell => cell.Released)));
        List<(Exercise Exercise, int Source, DeclaredNames Names)> open = [];
        foreach (var exercise in _assignment.Exercises)
        {
            var source = exercise.Answer.Number - 1;
            var names = DeclaredNames.Of(exercise.Solution).Without(setup);
            if (!MatchById(exercise, source))
                open.Add((exercise, source, names));
        }

        foreach (var (exercise, source, names) in open)
            MatchByContent(exercise, source, names);
    }

    /// <summary>Takes the last cell with the exercise's header that differs from the stub.</summary>
    /// <returns>Whether a cell was found in which something is written.</returns>
    private bool MatchById(Exercise exercise, int source)
    {
        var found = Enumerable.Range(0, _cells.Count)
            .Where(i => _matches[i] is null && _cells[i].ExerciseIds.Count > 0 && _cells[i].ExerciseIds[0] == exercise.Id).ToList();
        if (found.Count == 0)
            return false;
        var written = found.FindLast(i => !IsStub(_cells[i], exercise));
        var isWritten = !IsStub(_cells[found[^1]], exercise) || found.Exists(i => !IsStub(_cells[i], exercise));
        var chosen = isWritten ? written : found[^1];
        foreach (var i in found.Where(i => i != chosen))
        {
            // An earlier attempt may hold what the last one calls, so it runs; a copy of the stub would undo the answer.
            _matches[i] = IsStub(_cells[i], exercise) || i > chosen
                ? new CellMatch(CellUse.Dropped, -1, "") : new CellMatch(CellUse.Added, -1, _cells[i].Text);
        }

        if (found.Count > 1)
            _remarks.Add(RemarkKind.Copied, $"Exercise {exercise.Id} has {found.Count} cells; the last one that differs from what was handed out counts: cell {_cells[chosen].Number}.");
        if (!_cells[chosen].IsCSharp)
            _remarks.Add(RemarkKind.Retyped, $"Exercise {exercise.Id}: cell {_cells[chosen].Number} is no C# cell and was taken for one.");
        Take(chosen, CellUse.Answer, source);
        return isWritten;
    }

    private void MatchByContent(Exercise exercise, int source, DeclaredNames names)
    {
        var stub = Array.FindIndex(_matches, match => match?.Source == source);
        var best = -1;
        var score = 0.0;
        for (var i = 0; i < _cells.Count; i++)
        {
            if (_matches[i] is not null || !_cells[i].IsCSharp || _cells[i].IsCheck || _cells[i].Text.Length == 0)
                continue;
            var share = names.ShareIn(_cells[i].Names);
            // A variable's name may stand anywhere, and an answer may declare nothing: there the place decides.
            var likely = names.Code.Count > 0 ? share >= 0.5 : IsBetweenNeighbours(i, source) && (names.Count == 0 || share >= 0.5);
            if (likely && share >= score)
                (best, score) = (i, share);
        }

        if (best >= 0)
        {
            if (stub >= 0)
                _matches[stub] = new CellMatch(CellUse.Dropped, -1, "");
            _remarks.Add(RemarkKind.Retyped, $"Exercise {exercise.Id} was found by its content in cell {_cells[best].Number}; its header is not there.");
            Take(best, CellUse.Answer, source);
            return;
        }

        if (stub >= 0)
            return;
        if (names.Code.Count > 0 && Array.FindIndex(_matches, match => match?.Use == CellUse.Answer) >= 0
            && Enumerable.Range(0, _cells.Count).FirstOrDefault(
                i => _matches[i]?.Use == CellUse.Answer && names.ShareIn(_cells[i].Names) >= 1, -1) is >= 0 and var joint)
        {
            _remarks.Add(RemarkKind.Retyped, $"Exercise {exercise.Id} has no cell of its own; cell {_cells[joint].Number} holds it, too.");
            return;
        }

        Missing.Add(exercise.Id);
        _remarks.Add(RemarkKind.Deleted, $"Exercise {exercise.Id} has no cell, and nothing that looks like its answer was found.");
    }

    private void MatchChecks()
    {
        foreach (var (i, cell) in _cells.Index())
        {
            if (_matches[i] is not null || !cell.IsCheck)
                continue;
            _matches[i] = new CellMatch(CellUse.Dropped, -1, "");
            var nearest = Enumerable.Range(0, _assignment.Cells.Count)
                .Where(s => _assignment.Cells[s].Role == CellRole.Check && !_taken.Contains(s))
                .Select(s => (Source: s, Share: cell.ShareOf(_assignment.Cells[s].Released)))
                .Where(pair => pair.Share > 0.3).OrderByDescending(pair => pair.Share).ThenBy(pair => pair.Source).FirstOrDefault((Source: -1, Share: 0));
            if (nearest.Source >= 0)
                Take(i, CellUse.Place, nearest.Source);
            _remarks.Add(RemarkKind.Edited, nearest.Source >= 0
                ? (FormattableString)$"Cell {cell.Number}, the check of exercise {_assignment.Cells[nearest.Source].Id}, was changed; the instructor's was used."
                : $"Cell {cell.Number} begins like a check and is none of this assignment's; it was left out.");
        }
    }

    private void MatchChangedSetup()
    {
        foreach (var (source, cell) in _assignment.Cells.Index())
        {
            if (cell.Role != CellRole.Setup || cell.Cell.Language != Notebooks.Languages.CSharp || _taken.Contains(source))
                continue;
            var released = StudentCell.Normalized(cell.Released);
            var (best, share) = Enumerable.Range(0, _cells.Count).Where(i => _matches[i] is null && _cells[i].IsCSharp)
                .Select(i => (Index: i, Share: _cells[i].ShareOf(released)))
                .OrderByDescending(pair => pair.Share).ThenBy(pair => pair.Index).FirstOrDefault((Index: -1, Share: 0));
            if (best < 0 || share < 0.5)
                continue;
            // What was written below or above an untouched set-up is the student's own; its lines keep their numbers.
            var text = _cells[best].Text;
            var at = text.StartsWith(released + "\n", StringComparison.Ordinal) ? 0
                : text.EndsWith("\n" + released, StringComparison.Ordinal) ? text.Length - released.Length : -1;
            Take(best, at < 0 ? CellUse.Place : CellUse.PlaceAndAdded, source,
                at < 0 ? "" : text[..at] + new string('\n', released.Count(c => c == '\n')) + text[(at + released.Length)..]);
            _remarks.Add(RemarkKind.Edited, at < 0
                ? (FormattableString)$"Cell {_cells[best].Number}, a set-up cell, was changed; the instructor's was used."
                : $"Cell {_cells[best].Number}, a set-up cell, was added to; the instructor's was used, and then what was added.");
        }
    }

    // Whether the nearest matched cells above and below stand around the source cell in the assignment, too.
    private bool IsBetweenNeighbours(int index, int source)
    {
        var above = Enumerable.Range(0, index).Reverse().Select(i => _matches[i]?.Source ?? -1).FirstOrDefault(s => s >= 0, -1);
        var below = Enumerable.Range(index + 1, _cells.Count - index - 1).Select(i => _matches[i]?.Source ?? -1).FirstOrDefault(s => s >= 0, int.MaxValue);
        return above < source && source < below && (above >= 0 || below < int.MaxValue)
            && !_assignment.Exercises.Any(other => other.Answer.Number - 1 != source && other.Answer.Number - 1 > above && other.Answer.Number - 1 < below);
    }

    private static bool IsStub(StudentCell cell, Exercise exercise) => StudentCell.AreAlike(cell.Text, exercise.Answer.Released);

    private void Take(int index, CellUse use, int source, string? code = null)
    {
        _matches[index] = new CellMatch(use, source, code ?? (use == CellUse.Answer ? _cells[index].Text : ""));
        _taken.Add(source);
    }
}
