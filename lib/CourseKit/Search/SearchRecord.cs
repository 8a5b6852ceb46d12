namespace CourseKit.Search;

/// <summary>The finished trials of a search: written line by line as they end, read to resume it. A finished trial is never run again.</summary>
/// <remarks>
/// JSON lines: first what the search is (version, seed, searcher, space), then a line a trial, in the order they ended. The file side, which also mends a last line
/// that was cut short when the process was killed, is <c>SearchFile</c> in CourseKit.Data.
/// </remarks>
public sealed class SearchRecord
{
    private readonly Dictionary<int, Trial> _trials = [];
    private readonly Action<string>? _write;
    private readonly Func<IDisposable>? _hold;
    private string? _header;

    /// <summary>An empty record that is kept in memory, and written as it grows if there is a writer.</summary>
    /// <param name="writer">Where lines go, each flushed; null: nowhere.</param>
    public SearchRecord(TextWriter? writer = null)
        : this(writer is null ? null : line => WriteLine(writer, line), null)
    {
    }

    private SearchRecord(Action<string>? write, Func<IDisposable>? hold) => (_write, _hold) = (write, hold);

    /// <summary>How many finished trials there are.</summary>
    public int Count => _trials.Count;

    /// <summary>The finished trials by their numbers.</summary>
    public IReadOnlyList<Trial> Trials => [.. _trials.Values.OrderBy(trial => trial.Number)];

    /// <summary>A record from its lines.</summary>
    /// <param name="lines">What was written, whole lines; none for a new record.</param>
    /// <param name="write">What is given each new line, without its line break; null: nothing.</param>
    /// <param name="hold">Called when a search begins to use the record; what it returns is disposed of when the search ends. It throws
    /// where another search has what is written to. Null: nothing.</param>
    /// <exception cref="FormatException">A line is damaged; the message says which.</exception>
    public static SearchRecord Read(IEnumerable<string> lines, Action<string>? write = null, Func<IDisposable>? hold = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var record = new SearchRecord(write, hold);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (record.Take(line) is { } problem)
                throw new FormatException(FormattableString.Invariant($"search record, line {number}: {problem}: {(record._header is null ? "begin a new record" : "delete the line to run that trial again, or begin a new record")}"));
        }

        return record;
    }

    /// <summary>A record from text. A last line without its line break that can't be read was cut short: it is left out.</summary>
    /// <param name="reader">What was written.</param>
    /// <exception cref="FormatException">Another line is damaged; the message says which.</exception>
    public static SearchRecord Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var lines = reader.ReadToEnd().Split('\n');
        var record = Read(lines[..^1]);
        if (lines[^1].Length > 0)
            _ = record.Take(lines[^1]);
        return record;
    }

    /// <summary>Writes the whole record.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (_header is not null)
            WriteLine(writer, _header);
        foreach (var trial in Trials)
            WriteLine(writer, SearchJson.Line(trial));
    }

    // Null, or what is wrong with the line.
    private string? Take(string line)
    {
        // A file that went through Windows; other characters that end lines elsewhere may stand in JSON.
        line = line.TrimEnd('\r');
        if (_header is null)
        {
            if (SearchJson.IsHeader(line, out var damage))
                _header = line;
            return damage;
        }

        if (SearchJson.TryTrial(line, out var problem) is { } trial)
            _trials[trial.Number] = trial;
        return problem;
    }

    internal IDisposable? Hold() => _hold?.Invoke();

    internal void Begin(Searcher searcher, SearchSpace space, long seed)
    {
        var header = SearchJson.Header(searcher, space, seed);
        if (_header is null)
        {
            _header = header;
            _write?.Invoke(header);
        }
        else if (!string.Equals(header, _header, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"the record is of another search: it has {_header}, this search is {header}: use the same seed, searcher and space, or a new record");
        }
    }

    internal Trial? Find(int number, Proposal proposal)
    {
        Trial? trial;
        lock (_trials)
            _trials.TryGetValue(number, out trial);
        return trial is null || (trial.Budget == proposal.Budget && trial.Setting.Equals(proposal.Setting))
            ? trial
            : throw new InvalidOperationException(Invariant($"the record is of another search: its trial {number} has {trial.Setting}, budget {trial.Budget}, this search's has {proposal.Setting}, budget {proposal.Budget}: use the searcher's same numbers, or a new record"));
    }

    internal void Add(Trial trial)
    {
        lock (_trials)
            _trials.Add(trial.Number, trial);
        _write?.Invoke(SearchJson.Line(trial));
    }

    private static void WriteLine(TextWriter writer, string line)
    {
        writer.Write(line);
        writer.Write('\n');
        writer.Flush();
    }
}
