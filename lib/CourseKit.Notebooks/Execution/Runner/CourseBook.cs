using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Notebooks.Execution;

/// <summary>One run's view of the output folder: the notebooks that have or will have a page, what is known of their last
/// runs, and the writing of pages, index and record in step with each other.</summary>
internal sealed class CourseBook
{
    private readonly ICourseSite site;
    private readonly Func<string, Notebook> read;
    private readonly RunRecord record;
    private readonly FingerprintReader fingerprints;
    private readonly FileHashes hashes;
    private readonly List<CourseEntry> course;
    private readonly Lock gate = new();

    public CourseBook(ICourseSite site, Func<string, Notebook> read, IReadOnlyList<string> paths, string engine)
    {
        this.site = site;
        this.read = read;
        record = RunRecord.Read(site.Folder);
        hashes = new FileHashes(record.Files);
        fingerprints = new FingerprintReader(hashes, engine);
        Planned = [.. paths.Select(Enter)];
        course = [.. Planned.Concat(Earlier()).OrderBy(entry => entry.Name, CourseFiles.NaturalOrder)];
    }

    /// <summary>The notebooks of this run, in order.</summary>
    public IReadOnlyList<CourseEntry> Planned { get; }

    /// <summary>What the outputs of a notebook depend on, now.</summary>
    public Fingerprint FingerprintOf(CourseEntry entry)
    {
        lock (gate)
            return fingerprints.Of(entry.SourcePath);
    }

    /// <summary>The last run, if it was good, nothing has changed since and its page stands; else null.</summary>
    public RecordedRun? LastGoodRun(CourseEntry entry, Fingerprint now)
    {
        lock (gate)
        {
            return record.Notebooks.TryGetValue(entry.Name, out var last) && last.Good == now
                && site.FilesOf(entry.Name).All(File.Exists)
                ? last
                : null;
        }
    }

    /// <summary>Lets the last run stand. Its page is written anew when another notebook came, went or was renamed: its links
    /// change, its outputs don't. False when that is not possible and the notebook must be executed.</summary>
    public bool Confirm(CourseEntry entry, RecordedRun last)
    {
        lock (gate)
        {
            var current = entry with { State = NotebookState.UpToDate, Elapsed = TimeSpan.FromSeconds(last.Seconds) };
            if (last.Links != Links())
            {
                if (site.ReadExecuted(entry) is not { } executed)
                    return false;
                site.WritePage(executed, current, course);
                record.Notebooks[entry.Name] = last with { Links = Links() };
                record.Write(site.Folder);
            }

            Replace(current);
            WriteIndex();
            return true;
        }
    }

    /// <summary>Writes the page of an executed notebook and remembers the run.</summary>
    public void Keep(CourseEntry entry, NotebookRun run, Fingerprint fingerprint)
    {
        lock (gate)
        {
            var error = run.State == NotebookState.Failed ? run.Failures[0].Text : null;
            var done = entry with { State = run.State, Elapsed = run.Elapsed, Error = error };
            Replace(done);
            // The record goes first to «not good», so that being ended between the two never leaves a good record
            // beside an older page.
            Remember(entry, run, null, error);
            site.WritePage(run.Notebook, done, course);
            if (error is null)
                Remember(entry, run, fingerprint, null);
            WriteIndex();
        }
    }

    /// <summary>Writes the page of a notebook that can't be read.</summary>
    public void Fail(CourseEntry entry)
    {
        lock (gate)
        {
            record.Notebooks.Remove(entry.Name);
            site.WritePage(new Notebook([]) { FilePath = entry.SourcePath }, entry, course);
            WriteIndex();
        }
    }

    /// <summary>Writes the index as things stand.</summary>
    public void WriteIndex()
    {
        lock (gate)
            site.WriteIndex(course);
    }

    /// <summary>Writes what is left to write at the end of a run.</summary>
    public void Finish()
    {
        lock (gate)
        {
            record.Files = new(hashes.Remembered);
            record.Write(site.Folder);
            WriteIndex();
        }
    }

    private CourseEntry Enter(string path)
    {
        var entry = new CourseEntry(Path.GetFileNameWithoutExtension(path), Path.GetFullPath(path));
        try
        {
            return entry with { Source = read(path) };
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
        foreach (var (name, last) in record.Notebooks.Where(pair => !planned.Contains(pair.Key)).ToList())
        {
            if (!File.Exists(last.SourcePath) || !site.FilesOf(name).All(File.Exists))
            {
                record.Notebooks.Remove(name);
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
        record.Notebooks[entry.Name] = new(
            entry.SourcePath, good, Links(), run.CellsRun, Math.Round(run.Elapsed.TotalSeconds, 3), run.PassedOver, error,
            run.Exercises);
        record.Write(site.Folder);
    }

    private void Replace(CourseEntry entry) => course[course.FindIndex(other => other.Name == entry.Name)] = entry;

    private string Links()
    {
        var text = new StringBuilder(site.Form).Append('\n');
        foreach (var entry in course)
        {
            // The contents show titles, which stand in the first cells.
            var head = entry.Source?.Cells.FirstOrDefault(cell => cell.Language == Languages.Markdown)?.Source;
            text.Append(entry.Name).Append('\t').Append(head).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
