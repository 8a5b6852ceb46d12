using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Notebooks.Execution;

/// <summary>One run's view of the output folder: the notebooks that have or will have a page, what is known of their last
/// runs, and the writing of pages, index and record in step with each other.</summary>
internal sealed class CourseBook
{
    private readonly ICourseSite _site;
    private readonly Func<string, Notebook> _read;
    private readonly RunRecord _record;
    private readonly FingerprintReader _fingerprints;
    private readonly FileHashes _hashes;
    private readonly List<CourseEntry> _course;
    private readonly Lock _gate = new();

    public CourseBook(ICourseSite site, Func<string, Notebook> read, IReadOnlyList<string> paths, string engine)
    {
        _site = site;
        _read = read;
        _record = RunRecord.Read(site.Folder);
        _hashes = new FileHashes(_record.Files);
        _fingerprints = new FingerprintReader(_hashes, engine);
        Planned = [.. paths.Select(Enter)];
        _course = [.. Planned.Concat(Earlier()).OrderBy(entry => entry.Name, CourseFiles.NaturalOrder)];
    }

    /// <summary>The notebooks of this run, in order.</summary>
    public IReadOnlyList<CourseEntry> Planned { get; }

    /// <summary>What the outputs of a notebook depend on, now.</summary>
    public Fingerprint FingerprintOf(CourseEntry entry)
    {
        lock (_gate)
            return _fingerprints.Of(entry.SourcePath);
    }

    /// <summary>The last run, if it was good, nothing has changed since and its page stands; else null.</summary>
    public RecordedRun? LastGoodRun(CourseEntry entry, Fingerprint now)
    {
        lock (_gate)
        {
            return _record.Notebooks.TryGetValue(entry.Name, out var last) && last.Good == now
                && _site.FilesOf(entry.Name).All(File.Exists)
                ? last
                : null;
        }
    }

    /// <summary>Lets the last run stand. Its page is written anew when another notebook came, went or was renamed: its links
    /// change, its outputs don't. False when that is not possible and the notebook must be executed.</summary>
    public bool Confirm(CourseEntry entry, RecordedRun last)
    {
        lock (_gate)
        {
            var current = entry with { State = NotebookState.UpToDate, Elapsed = TimeSpan.FromSeconds(last.Seconds) };
            if (last.Links != Links())
            {
                if (_site.ReadExecuted(entry) is not { } executed)
                    return false;
                _site.WritePage(executed, current, _course);
                _record.Notebooks[entry.Name] = last with { Links = Links() };
                _record.Write(_site.Folder);
            }

            Replace(current);
            WriteIndex();
            return true;
        }
    }

    /// <summary>Writes the page of an executed notebook and remembers the run.</summary>
    public void Keep(CourseEntry entry, NotebookRun run, Fingerprint fingerprint)
    {
        lock (_gate)
        {
            var error = run.State == NotebookState.Failed ? run.Failures[0].Text : null;
            var done = entry with { State = run.State, Elapsed = run.Elapsed, Error = error };
            Replace(done);
            // The record goes first to «not good», so that being ended between the two never leaves a good record
            // beside an older page.
            Remember(entry, run, null, error);
            _site.WritePage(run.Notebook, done, _course);
            if (error is null)
                Remember(entry, run, fingerprint, null);
            WriteIndex();
        }
    }

    /// <summary>Writes the page of a notebook that can't be read.</summary>
    public void Fail(CourseEntry entry)
    {
        lock (_gate)
        {
            _record.Notebooks.Remove(entry.Name);
            _site.WritePage(new Notebook([]) { FilePath = entry.SourcePath }, entry, _course);
            WriteIndex();
        }
    }

    /// <summary>Writes the index as things stand.</summary>
    public void WriteIndex()
    {
        lock (_gate)
            _site.WriteIndex(_course);
    }

    /// <summary>Writes what is left to write at the end of a run.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            _record.Files = new(_hashes.Remembered);
            _record.Write(_site.Folder);
            WriteIndex();
        }
    }

    private CourseEntry Enter(string path)
    {
        var entry = new CourseEntry(Path.GetFileNameWithoutExtension(path), Path.GetFullPath(path));
        try
        {
            return entry with { Source = _read(path) };
        }
        catch (NotebookFormatException fault)
        {
            return entry with { State = NotebookState.Failed, Error = fault.Message };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return entry with { State = NotebookState.Failed, Error = $"{Path.GetFileName(path)}: can't be read: {fault.Message}" };
        }
    }

    /// <summary>Notebooks of earlier runs into the same folder that this run leaves alone.</summary>
    private IEnumerable<CourseEntry> Earlier()
    {
        var planned = Planned.Select(entry => entry.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, last) in _record.Notebooks.Where(pair => !planned.Contains(pair.Key)).ToList())
        {
            if (!File.Exists(last.SourcePath) || !_site.FilesOf(name).All(File.Exists))
            {
                _record.Notebooks.Remove(name);
                continue;
            }

            var entry = Enter(last.SourcePath);
            if (entry.Source is null)
                continue;
            yield return entry with
            {
                State = last.Error is null ? NotebookState.UpToDate : NotebookState.Failed,
                Elapsed = TimeSpan.FromSeconds(last.Seconds),
                Error = last.Error,
            };
        }
    }

    private void Remember(CourseEntry entry, NotebookRun run, Fingerprint? good, string? error)
    {
        _record.Notebooks[entry.Name] = new(
            entry.SourcePath, good, Links(), run.CellsRun, Math.Round(run.Elapsed.TotalSeconds, 3), run.PassedOver, error,
            run.Exercises);
        _record.Write(_site.Folder);
    }

    private void Replace(CourseEntry entry) => _course[_course.FindIndex(other => other.Name == entry.Name)] = entry;

    private string Links()
    {
        var text = new StringBuilder(_site.Form).Append('\n');
        foreach (var entry in _course)
        {
            // The contents show titles, which stand in the first cells.
            var head = entry.Source?.Cells.FirstOrDefault(cell => cell.Language == Languages.Markdown)?.Source;
            text.Append(entry.Name).Append('\t').Append(head).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
