using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CourseKit.Grading.Reports;
using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Results;

/// <summary>A folder of grades: <c>results/</c>, <c>manual/</c>, <c>gradebook.json</c>, and the reports made from them.</summary>
/// <remarks>Every file is written beside its place and renamed into it, so a process may end at any moment: what is
/// there is whole.</remarks>
public sealed class Gradebook
{
    private const int Newest = 1;

    /// <summary>A gradebook in a folder, which need not exist yet.</summary>
    public Gradebook(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Manual = new ManualPoints(Path.Combine(Folder, "manual"));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The points that people gave.</summary>
    internal ManualPoints Manual { get; }

    /// <summary>Whether there is a gradebook in the folder.</summary>
    public bool Exists => File.Exists(RecordPath);

    private string RecordPath => Path.Combine(Folder, "gradebook.json");

    private string ResultsFolder => Path.Combine(Folder, "results");

    /// <summary>Makes the folders, takes the lock, and sweeps up what a run left half written.</summary>
    /// <exception cref="GradebookException">Another run has the folder.</exception>
    internal FolderLock Open()
    {
        var held = GradebookLock.Take(Folder);
        Directory.CreateDirectory(ResultsFolder);
        // Points are given by hand also while a run has the folder: what lies half written in their folder may be at work.
        string[] reports = [.. ReportTable.Rows.Select(report => Path.Combine(Folder, report.Name)).Where(Directory.Exists)];
        foreach (var folder in (string[])[Folder, ResultsFolder, .. reports, .. reports.SelectMany(Directory.EnumerateDirectories)])
            AtomicFile.SweepUp(folder);
        return held;
    }

    /// <summary>Makes sure, before any work, that no other run is writing to the folder and that this one can.</summary>
    /// <exception cref="GradebookException">Another run has the folder, or it can't be written to.</exception>
    public void RequireFree() => Open().Dispose();

    /// <summary>What the gradebook is of.</summary>
    /// <exception cref="GradebookException">There is no gradebook.</exception>
    internal GradebookRecord ReadRecord() => Exists
        ? Read(RecordPath, SubmissionResultJson.Default.GradebookRecord, record => record.Schema)
        : throw new GradebookException($"{Folder} is no gradebook (it has no gradebook.json); name the folder that 'coursekit grade' got as --out");

    internal void WriteRecord(GradebookRecord record)
        => AtomicFile.Write(RecordPath, JsonSerializer.SerializeToUtf8Bytes(record, SubmissionResultJson.Default.GradebookRecord));

    /// <summary>Writes a result, replacing the student's earlier one.</summary>
    internal void Write(SubmissionResult result)
        => AtomicFile.Write(PathOf(result.Student), JsonSerializer.SerializeToUtf8Bytes(result, SubmissionResultJson.Default.SubmissionResult));

    /// <summary>A student's result as the judge left it; null if there is none.</summary>
    /// <exception cref="GradebookException">The file can't be understood.</exception>
    internal SubmissionResult? Find(string student)
    {
        var path = PathOf(student);
        return File.Exists(path) ? Read(path, SubmissionResultJson.Default.SubmissionResult, result => result.Schema) : null;
    }

    /// <summary>Every result as the judge left it, read one at a time.</summary>
    internal IEnumerable<SubmissionResult> Results()
        => Directory.Exists(ResultsFolder)
            ? Directory.EnumerateFiles(ResultsFolder, "*.json").Order(StringComparer.Ordinal)
                .Select(ReadOwn)
            : [];

    /// <summary>Reads a result, which must lie under its student's name: else who it belongs to is anybody's guess.</summary>
    private SubmissionResult ReadOwn(string path)
    {
        var result = Read(path, SubmissionResultJson.Default.SubmissionResult, result => result.Schema);
        var own = Path.GetFileName(PathOf(result.Student));
        return string.Equals(own, Path.GetFileName(path), StringComparison.OrdinalIgnoreCase)
            ? result
            : throw new GradebookException(
                $"{path} holds the result of '{PrintableText.Of(result.Student, 100)}', which belongs into {own}: delete it and grade again");
    }

    /// <summary>The gradebook as reports read it.</summary>
    /// <exception cref="GradebookException">There is no gradebook.</exception>
    public GradebookView View()
    {
        var record = ReadRecord();
        var students = Results().Select(result => result.Student).Order(StringComparer.Ordinal).ToList();
        return new(record.Outline, students, ReadWithMarks, record.Unplaced);

        SubmissionResult ReadWithMarks(string student) => Manual.LayOver(
            Find(student) ?? throw new GradebookException(
                $"{PathOf(student)}, the result of '{PrintableText.Of(student, 100)}', was there when this began and is gone: grade again "
                + "(results that are there are kept), and give this command once more"));
    }

    /// <summary>Reads a result's file of this version or an earlier one.</summary>
    /// <exception cref="GradebookException">It can't be understood.</exception>
    internal static T Read<T>(string path, JsonTypeInfo<T> type, Func<T, int> schema)
    {
        T? read;
        try
        {
            using var stream = File.OpenRead(path);
            read = JsonSerializer.Deserialize(stream, type);
        }
        catch (JsonException fault)
        {
            throw new GradebookException($"{path} can't be read: {PrintableText.Of(fault.Message, 300)}; delete it and grade again");
        }

        if (read is null)
            throw new GradebookException($"{path} says nothing; delete it and grade again");
        if (schema(read) > Newest)
        {
            throw new GradebookException(FormattableString.Invariant(
                $"{path} has layout {schema(read)}, this coursekit reads up to {Newest}; take the newer one that wrote it"));
        }

        return StoredFaults.Of(read) is { } problem
            ? throw new GradebookException($"{path} can't be used: {problem}; delete it and grade again")
            : read;
    }

    private string PathOf(string student) => Path.Combine(ResultsFolder, StudentFileName.Of(student) + ".json");
}
