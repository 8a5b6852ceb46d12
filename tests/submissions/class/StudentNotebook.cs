using System.Text;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Results;
using CourseKit.Notebooks;

namespace CourseKit.Grading.SimulatedClass;

/// <summary>A student's copy of the released notebook, being worked on.</summary>
internal sealed class StudentNotebook
{
    private readonly Assignment _assignment;
    private readonly List<(AssignmentCell Source, string Text)> _cells;
    private readonly Dictionary<string, ExpectedExercise> _expected = new(StringComparer.Ordinal);

    internal StudentNotebook(Assignment assignment)
    {
        _assignment = assignment;
        _cells = [.. assignment.Cells.Select(cell => (cell, cell.Released))];
        foreach (var exercise in assignment.Exercises)
            Expect(exercise.Id, 0, Verdict.NotDone);
    }

    /// <summary>Remarks that grading must make.</summary>
    internal List<RemarkKind> Remarks { get; } = [];

    /// <summary>What each exercise must come out as.</summary>
    internal IReadOnlyList<ExpectedExercise> Expected => [.. _assignment.Exercises.Select(exercise => _expected[exercise.Id])];

    /// <summary>Writes the solution in.</summary>
    internal void Solve(string id)
    {
        Write(id, Find(id).Solution);
        Expect(id, Find(id).Points, Verdict.Right);
    }

    /// <summary>Writes a right answer in that is not the instructor's.</summary>
    internal void SolveOtherwise(string id)
    {
        WriteBody(id, OtherWays.Bodies[id]);
        Expect(id, Find(id).Points, Verdict.Right);
    }

    /// <summary>Writes a known wrong answer in.</summary>
    internal void Mistake(string id, int place)
    {
        var wrong = Find(id).Wrong[place];
        Write(id, wrong.Source);
        _expected[id] = new(id, HiddenShares.Points(id, place, Find(id).Points), [Verdict.KnownMistake, Verdict.Partly], wrong.Message);
    }

    /// <summary>Writes a body in that earns nothing.</summary>
    internal void Break(string id, string body, params Verdict[] verdicts)
    {
        WriteBody(id, body);
        _expected[id] = new(id, 0, verdicts);
    }

    /// <summary>Puts a text into an answer cell.</summary>
    internal void Write(string id, string text) => Replace(cell => cell.Role == CellRole.Answer && cell.Id == id, _ => text);

    /// <summary>Changes the text of cells.</summary>
    internal void Replace(Func<AssignmentCell, bool> which, Func<string, string> change)
    {
        for (var i = 0; i < _cells.Count; i++)
        {
            if (which(_cells[i].Source))
                _cells[i] = (_cells[i].Source, change(_cells[i].Text));
        }
    }

    /// <summary>Takes cells out.</summary>
    internal void Delete(Func<AssignmentCell, bool> which) => _cells.RemoveAll(cell => which(cell.Source));

    /// <summary>Puts a cell in before the cell of an exercise.</summary>
    internal void InsertBefore(string id, string text)
    {
        var at = _cells.FindIndex(cell => cell.Source.Role == CellRole.Answer && cell.Source.Id == id);
        _cells.Insert(at, (_cells[at].Source with { Role = CellRole.Setup, Id = null }, text));
    }

    /// <summary>Turns the order of all cells but the first code cell round.</summary>
    internal void Reverse()
    {
        var setup = _cells.FindIndex(cell => cell.Source.Role == CellRole.Setup);
        _cells.Reverse(setup + 1, _cells.Count - setup - 1);
    }

    /// <summary>Says what an exercise must come out as.</summary>
    internal void Expect(string id, decimal points, Verdict verdict) => _expected[id] = new(id, points, [verdict]);

    /// <summary>The file's bytes.</summary>
    internal byte[] Bytes(bool asIpynb)
    {
        var notebook = new Notebook([.. _cells.Select(cell => new Cell(cell.Source.Cell.Language, cell.Text))]);
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + (asIpynb ? ".ipynb" : ".dib"));
        try
        {
            NotebookFile.Write(notebook, path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // The stub's lines as far as its function's opening brace, the body, the closing brace.
    private void WriteBody(string id, string body)
    {
        var lines = Find(id).Answer.Released.Split('\n');
        var head = lines.TakeWhile(line => line.TrimEnd() != "{");
        var text = new StringBuilder().AppendJoin('\n', head).Append("\n{\n").Append(body.ReplaceLineEndings("\n")).Append("\n}");
        Write(id, text.ToString());
    }

    private Exercise Find(string id) => _assignment.Exercises.Single(exercise => exercise.Id == id);
}
