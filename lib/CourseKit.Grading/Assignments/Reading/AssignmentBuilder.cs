using System.Security.Cryptography;
using System.Text;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Reading;

/// <summary>One pass over a source notebook.</summary>
internal sealed class AssignmentBuilder(Notebook notebook)
{
    private readonly FaultList _faults = new(notebook.FileName);
    private readonly List<AssignmentCell> _cells = [];
    private readonly List<ReadAnswer> _answers = [];
    private readonly List<(CellHeader Header, AssignmentCell Cell, string Source, bool HasHidden)> _checks = [];
    private readonly List<WrittenQuestion> _questions = [];
    private bool _hasMarkers;
    private readonly Dictionary<string, int> _ids = new(StringComparer.OrdinalIgnoreCase);

    public Assignment Build()
    {
        for (var i = 0; i < notebook.Cells.Count; i++)
            _cells.Add(Read(notebook.Cells[i], i + 1));
        var exercises = _answers.ConvertAll(Exercise);
        foreach (var (header, cell, _, _) in _checks.Where(check => !_answers.Exists(answer => answer.Header.Id == check.Header.Id)))
        {
            var known = _answers.Count == 0 ? "there is no exercise in this notebook" : "there is " + string.Join(", ", _answers.Select(a => a.Header.Id));
            _faults.Add(cell.Cell, cell.Number, header.Line, $"there is no exercise '{header.Id}' to check; {known}");
        }

        if (exercises.Count + _questions.Count == 0 && !_hasMarkers)
            throw NoHomework();
        _faults.ThrowIfAny();
        return new Assignment(
            notebook.FilePath is null ? "notebook" : Path.GetFileNameWithoutExtension(notebook.FilePath), Title(),
            notebook, _cells, exercises, _questions, Hash());
    }

    // Nothing in it was meant as a marker: a chapter's notebook, say, whose own exercises would each be told as faults.
    private AssignmentFormatException NoHomework()
    {
        var problem = "this is no homework: nothing in it has points and nothing is to be hidden, so it is handed out as it stands; "
            + "wanted cells that begin // exercise <id> (<points> points): <title>";
        var first = _faults.First;
        return new([new NotebookFormatException(notebook.FileName, first?.Cell, first?.Line, problem)]);
    }

    private AssignmentCell Read(Cell cell, int number)
    {
        var header = CellHeaders.Read(cell, number, _faults);
        var regions = RegionMarkers.Read(cell, number, _faults);
        CheckKinds(cell, number, header, regions);
        _hasMarkers |= regions.Count > 0 || Array.Exists(SourceLines.Split(cell.Source), RegionMarkers.IsLike);
        if (cell.Attachments is not null)
            _faults.Add(cell, number, 0, "the cell carries attached pictures, which are not released; put them into files beside the notebook");
        if (header is { Role: not CellRole.Check } && !_ids.TryAdd(header.Id, number))
            _faults.Add(cell, number, header.Line, FormattableString.Invariant($"the id '{header.Id}' stands already in cell {_ids[header.Id]}; each needs its own"));
        switch (header?.Role)
        {
            case CellRole.Answer:
                var answer = ReadAnswer.Of(cell, number, header, regions, _faults);
                _answers.Add(answer);
                return answer.Cell;
            case CellRole.Check:
                var check = new AssignmentCell(number, CellRole.Check, header.Id, cell, VisibleText.Without(cell, regions));
                _checks.Add((header, check, VisibleText.Unmarked(cell, regions), regions.Count > 0));
                return check;
            case CellRole.Question:
                var question = new AssignmentCell(number, CellRole.Question, header.Id, cell, VisibleText.Without(cell, regions));
                var rubric = string.Join("\n\n", regions.Select(region => string.Join('\n', region.Lines).Trim('\n')));
                _questions.Add(new WrittenQuestion(header.Id, header.Points ?? 0, QuestionTitle(question.Released, header), question, rubric));
                return question;
            default:
                var role = cell.Language is Languages.Markdown or Languages.Raw ? CellRole.Text : CellRole.Setup;
                return new AssignmentCell(number, role, null, cell, SourceLines.Normalized(cell.Source));
        }
    }

    private void CheckKinds(Cell cell, int number, CellHeader? header, IReadOnlyList<Region> regions)
    {
        foreach (var region in regions)
        {
            var (place, wanted) = region.Kind switch
            {
                RegionKind.Solution => (CellRole.Answer, "a cell that begins // exercise <id> (<points> points): <title>"),
                RegionKind.Wrong => (CellRole.Answer, "a cell that begins // exercise <id> (<points> points): <title>"),
                RegionKind.HiddenTests => (CellRole.Check, "a cell that begins // check <id>"),
                _ => (CellRole.Question, "a markdown cell that begins <!-- question <id> (<points> points, manual) -->"),
            };
            if (header?.Role != place)
                _faults.Add(cell, number, region.First, $"this region has no place here; wanted it in {wanted}");
        }
    }

    private Exercise Exercise(ReadAnswer answer)
    {
        var (id, number, cell) = (answer.Header.Id, answer.Cell.Number, answer.Cell.Cell);
        var points = answer.Header.Points ?? 0;
        var checks = _checks.Where(check => check.Header.Id == id).ToList();
        if (checks.Count == 0)
            _faults.Add(cell, number, answer.Header.Line, $"exercise {id} has no check; wanted a cell that begins // check {id}");
        foreach (var check in checks.Where(check => check.Cell.Number < number))
            _faults.Add(check.Cell.Cell, check.Cell.Number, check.Header.Line, $"this check stands above its exercise {id}; move it below");
        var titles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var check in checks.Where(check => checks.Count > 1 && !titles.Add(check.Header.Title ?? "")))
        {
            _faults.Add(check.Cell.Cell, check.Cell.Number, check.Header.Line,
                $"exercise {id} has several checks, and this title stands above another already; write // check {id}: <title of its own>");
        }

        if (checks.Count > 1 && checks.Find(check => check.Header.Title is null) is { Cell: not null } bare)
            _faults.Add(bare.Cell.Cell, bare.Cell.Number, bare.Header.Line, $"exercise {id} has several checks; each needs a title: // check {id}: <title>");
        var given = checks.Count(check => check.Header.Points is not null);
        if (given > 0 && given < checks.Count)
        {
            var lacking = checks.Find(check => check.Header.Points is null);
            _faults.Add(lacking.Cell.Cell, lacking.Cell.Number, lacking.Header.Line, $"other checks of exercise {id} have points and this one has none; give points to all or to none");
        }
        else if (given > 0 && checks.Sum(check => check.Header.Points) is { } sum && sum != points)
        {
            _faults.Add(cell, number, answer.Header.Line, FormattableString.Invariant($"exercise {id} is worth {points} points and its checks add up to {sum}"));
        }

        return new Exercise(id, answer.Header.Title!, points, answer.Cell, answer.Solution,
            checks.ConvertAll(check => new ExerciseCheckCell(
                id, check.Header.Title, check.Header.Points ?? points / checks.Count, check.Cell, check.Source, check.HasHidden)),
            answer.Wrong);
    }

    private static string QuestionTitle(string text, CellHeader header)
    {
        var line = Array.Find(SourceLines.Split(text)[(header.Line + 1)..], l => !string.IsNullOrWhiteSpace(l))?.Trim().TrimStart('#').Trim('*', ' ') ?? header.Id;
        // The heading's own number, 1.9 of hw1.9, would stand beside the one that every page gives.
        var number = line.Split(' ')[0].TrimEnd('.', ')');
        if (number.Length > 0 && char.IsAsciiDigit(number[0]) && header.Id.EndsWith(number, StringComparison.Ordinal) && line.Contains(' ', StringComparison.Ordinal))
            line = line[line.IndexOf(' ', StringComparison.Ordinal)..].Trim();
        return line.Length > 80 ? line[..80] + "…" : line;
    }

    private string Title() => notebook.Cells.Where(cell => cell.Language == Languages.Markdown)
        .SelectMany(cell => SourceLines.Split(cell.Source))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim()
        ?? Path.GetFileNameWithoutExtension(notebook.FileName);

    // Over the cells and not the file: outputs and the file's format are no part of the assignment.
    private string Hash()
    {
        var text = new StringBuilder();
        foreach (var cell in notebook.Cells)
            text.Append(cell.Language).Append('\n').Append(SourceLines.Normalized(cell.Source).Trim('\n')).Append("\n\0\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
