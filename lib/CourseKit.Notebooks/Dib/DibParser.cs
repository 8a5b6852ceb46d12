using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Dib;

/// <summary>One pass over a .dib's lines.</summary>
internal sealed class DibParser(Utf8File file, string fileName)
{
    private readonly string[] _lines = file.Text.Split('\n');
    private readonly KernelNames _kernels = new();
    private readonly List<Cell> _cells = [];
    private string _language = Languages.CSharp;
    private string _defaultLanguage = Languages.CSharp;
    private string? _metadata;
    private bool _sawHeader;

    // The current cell's lines: from the first one that is not empty, to the last such line.
    private int _first = -1;
    private int _last = -1;

    public Notebook Parse()
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            CheckCharacters(i, InCell);
            var line = _lines[i];
            if (IsMetaHeader(line))
                i = ReadMeta(i);
            else if (IsHeader(line, out var name))
                StartCell(name);
            else if (line.Length > 0)
                AddLine(i);
        }

        EndCell();
        return new Notebook(_cells)
        {
            DefaultLanguage = _defaultLanguage,
            Format = NotebookFormat.Dib,
            Metadata = _metadata,
        };
    }

    private bool IsHeader(string line, out string name)
    {
        name = "";
        if (!line.StartsWith("#!", StringComparison.Ordinal) || !_kernels.TryResolve(line[2..], out var found))
            return false;
        name = found;
        return true;
    }

    // The hosts also take the block's header when spaces follow it; elsewhere such a line is an ordinary one.
    private bool IsMetaHeader(string line)
        => line == DibText.MetaHeader
            || (AtTop && line.StartsWith(DibText.MetaHeader, StringComparison.Ordinal)
                && line.AsSpan(DibText.MetaHeader.Length).IsWhiteSpace());

    private bool AtTop => _metadata is null && !_sawHeader && _first < 0;

    private void StartCell(string language)
    {
        EndCell();
        _sawHeader = true;
        _language = language;
    }

    private void AddLine(int index)
    {
        if (_first < 0)
            _first = index;
        _last = index;
    }

    private void EndCell()
    {
        if (_first >= 0)
            _cells.Add(new Cell(_language, string.Join('\n', _lines[_first..(_last + 1)])) { StartLine = _first + 1 });
        _first = -1;
    }

    /// <summary>Reads the block whose header is at an index.</summary>
    /// <returns>The index of the block's last line.</returns>
    private int ReadMeta(int header)
    {
        if (!AtTop)
        {
            throw Fault(header, _metadata is null
                ? "#!meta stands below other text, wanted it at the top of the file (in a text about it, indent the line)"
                : "this is a second #!meta block, wanted one at the top (in a text about it, indent the line)", InCell);
        }

        var end = header + 1;
        for (; end < _lines.Length && !_lines[end].StartsWith("#!", StringComparison.Ordinal); end++)
            CheckCharacters(end, cell: null);
        var start = header + 1;
        while (start < end && string.IsNullOrWhiteSpace(_lines[start]))
            start++;
        if (start == end)
            throw Fault(header, "the #!meta block is empty, wanted JSON: " + DibText.PortableMetadata, cell: null);
        _metadata = string.Join('\n', _lines[start..end]).Trim(' ', '\t', '\n');
        try
        {
            var meta = DibText.ParseMetadata(_metadata, start + 1);
            _kernels.AddDeclared(meta["kernelInfo"]);
            if (meta["kernelInfo"]?.TryGetString("defaultKernelName", out var name) == true)
                _defaultLanguage = _kernels.Canonical(name!);
        }
        catch (JsonFault fault)
        {
            throw new NotebookFormatException(fileName, cell: null, fault.Line,
                $"the #!meta block is wrong: {fault.Message} (text may stand only below a cell header such as #!csharp)", fault);
        }

        return end - 1;
    }

    // A line that is wrong is not empty: the cell it stands in will count.
    private int? InCell => _cells.Count + 1;

    private void CheckCharacters(int index, int? cell)
    {
        if (file.FaultLine == index + 1)
            throw Fault(index, file.Fault, cell);
        if (SourceLines.Unwritable(_lines[index]) is { } found)
            throw Fault(index, $"got {found}, wanted text; is this a text file?", cell);
    }

    private NotebookFormatException Fault(int index, string problem, int? cell) => new(fileName, cell, index + 1, problem);
}
