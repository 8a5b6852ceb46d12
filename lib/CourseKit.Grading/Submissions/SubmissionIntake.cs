using System.Globalization;

namespace CourseKit.Grading.Submissions;

/// <summary>Takes in a folder or archive of submissions. What is wrong with one student's is said in that student's
/// submission and stops nobody else's.</summary>
public sealed class SubmissionIntake
{
    private readonly IntakeOptions _options;
    private readonly ISubmissionLayout _layout;
    private readonly int _stripped;
    private readonly SortedDictionary<string, Heap> _students = new(StringComparer.Ordinal);
    private readonly List<string> _unplaced = [];

    private SubmissionIntake(IntakeOptions options, ISubmissionLayout layout, int stripped)
        => (_options, _layout, _stripped) = (options, layout, stripped);

    /// <summary>Takes submissions in. The result holds an archive open until it is disposed.</summary>
    /// <param name="path">A folder or a zip archive.</param>
    /// <param name="options">How.</param>
    /// <exception cref="IntakeException">There are no submissions at all, or the archive can't be read.</exception>
    public static ClassSubmissions Take(string path, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ISubmissionSource source = Directory.Exists(path) ? new FolderSource(path, options.Limits)
            : File.Exists(path) ? ZipSource.OpenClass(path, options.Limits)
            : throw new IntakeException($"there is no folder or archive {path}; name what the campus system gave you");
        try
        {
            var entries = source.Entries().Where(entry => !entry.IsLitter).ToList();
            var wanted = entries.Where(entry => (entry.IsNotebook || entry.IsArchive) && !entry.IsPathFalse).Select(entry => entry.Path).ToList();
            var wrapped = source is ZipSource ? Wrapper.LengthIn(entries, path) : 0;
            var naming = options.Layout ?? LayoutTable.Detect([.. wanted.Select(entry => entry[wrapped..])]);
            var intake = new SubmissionIntake(options, naming, wrapped);
            foreach (var entry in entries)
                intake.Take(entry);
            intake.DoubtASingleFolder(entries);
            return intake._students.Count > 0
                ? new(source, naming, intake.Submissions(), intake._unplaced)
                : throw new IntakeException($"{path} holds no submission ({intake.WhyNone(entries.Count)})");
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>A folder around the class's would make one student of all of them, and nobody would notice.</summary>
    private void DoubtASingleFolder(List<SourceEntry> entries)
    {
        if (_layout is PlainLayout && _students.Count == 1 && entries.Count > 1 && entries.TrueForAll(entry => entry.Path.Contains('/', StringComparison.Ordinal)))
            _unplaced.Add($"everything lies in one folder, '{PrintableText.Of(_students.Keys.First())}', taken for one student's; if it is the class's, name it as SUBMISSIONS");
    }

    private string WhyNone(int entries) => _unplaced.Count > 0
        ? _unplaced[0]
        : string.Create(CultureInfo.InvariantCulture, $"{entries} files, none of them a .dib, .ipynb or .zip that '{_layout.Name}' can place");

    private void Take(SourceEntry entry)
    {
        var placement = entry.IsPathFalse ? null : _layout.Place(entry.Path[Math.Min(_stripped, entry.Path.Length)..]);
        var shown = PrintableText.Of(entry.Path);
        if (placement is null || placement.Student.Trim().Length == 0)
        {
            if (entry.Fault is not null)
                _unplaced.Add($"{shown}: {entry.Fault}");
            else if (entry.IsNotebook || entry.IsArchive)
                _unplaced.Add($"{shown}: its name does not tell whose it is ({_layout.Name})");
            return;
        }

        var student = ComposedText.Of(placement.Student.Trim());
        if (!_students.TryGetValue(student, out var heap))
            _students.Add(student, heap = new(placement.Name));
        if (entry.Fault is not null)
            heap.Faults.Add($"{shown}: {entry.Fault}");
        else if (entry.IsArchive)
            TakeArchive(entry, placement, heap);
        else if (entry.IsNotebook)
            TakeNotebook(entry, entry.Path, placement, heap, entry.Read);
        else if (!entry.IsFolder)
            heap.Others++;
    }

    private void TakeNotebook(SourceEntry entry, string path, Placement placement, Heap heap, Func<byte[]> read)
    {
        if (entry.Length > _options.Limits.FileBytes)
        {
            heap.Faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"{PrintableText.Of(path)}: it has {entry.Length >> 20} MiB, more than {_options.Limits.FileBytes >> 20} MiB"));
            return;
        }

        heap.HandedIn.Add(new HandIn(path, placement, placement.Time ?? entry.Time, read));
    }

    /// <summary>Looks into an archive that a student handed in; one inside it is not looked into.</summary>
    private void TakeArchive(SourceEntry entry, Placement placement, Heap heap)
    {
        var shown = PrintableText.Of(entry.Path);
        if (entry.Length > _options.Limits.ArchiveBytes)
        {
            heap.Faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"{shown}: it has {entry.Length >> 20} MiB, more than {_options.Limits.ArchiveBytes >> 20} MiB"));
            return;
        }

        try
        {
            using var inner = ZipSource.OpenStudents(entry.Read(), _options.Limits);
            foreach (var (number, file) in inner.Entries().Index())
            {
                if (file.IsLitter || file.IsFolder)
                    continue;
                if (file.IsArchive)
                    heap.Faults.Add($"{shown}: an archive in it was not looked into");
                else if (!file.IsNotebook)
                    heap.Others++;
                else
                {
                    TakeNotebook(file, entry.Path + "/" + file.Path,
                        placement with { Attempt = AttemptFolder.NumberIn("/" + file.Path) ?? placement.Attempt }, heap,
                        () => ReadInner(entry, number));
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            heap.Faults.Add($"{shown}: {PrintableText.Of(fault.Message, 200)}");
        }
    }

    private byte[] ReadInner(SourceEntry archive, int number)
    {
        using var inner = ZipSource.OpenStudents(archive.Read(), _options.Limits);
        return inner.Entries().ElementAt(number).Read();
    }

    private List<Submission> Submissions()
    {
        var choice = new AttemptChoice(_options);
        return [.. _students.Select(pair => pair.Value.HandedIn.Count > 0
            ? choice.Choose(pair.Key, pair.Value.HandedIn, pair.Value.Faults)
            : new Submission(pair.Key) { Name = pair.Value.Name, Refused = pair.Value.WhyNothing() })];
    }

    /// <summary>What was found of one student.</summary>
    private sealed class Heap(string? name)
    {
        public string? Name { get; } = name;

        public List<HandIn> HandedIn { get; } = [];

        public List<string> Faults { get; } = [];

        public int Others { get; set; }

        public string WhyNothing() => Faults.Count switch
        {
            0 when Others == 0 => "nothing was handed in",
            0 when Others == 1 => "the file handed in is no .dib or .ipynb notebook",
            0 => string.Create(CultureInfo.InvariantCulture, $"none of the {Others} files handed in is a .dib or .ipynb notebook"),
            1 => Faults[0],
            _ => string.Create(CultureInfo.InvariantCulture, $"{Faults[0]} (and {Faults.Count - 1} more)"),
        };
    }
}
