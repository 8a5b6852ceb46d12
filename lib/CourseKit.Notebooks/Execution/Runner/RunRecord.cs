using System.Text.Json;

namespace CourseKit.Notebooks.Execution;

/// <summary>What an output folder remembers of the runs that wrote it.</summary>
internal sealed class RunRecord
{
    /// <summary>The folder in the output folder for what is not part of the site.</summary>
    public const string StateFolder = FolderLock.StateFolder;

    /// <summary>The form of this record; one of another form is not read, and everything runs.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The form.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Notebook name → its last run.</summary>
    public Dictionary<string, RecordedRun> Notebooks { get; init; } = [];

    /// <summary>What <see cref="FileHashes"/> remembers.</summary>
    public Dictionary<string, string> Files { get; set; } = [];

    /// <summary>Reads the record of an output folder; an empty one when there is none or it is damaged.</summary>
    public static RunRecord Read(string folder)
    {
        // Asked first because an exception takes longer than all the rest, and every first run would meet it.
        if (!IsIn(folder))
            return new();
        try
        {
            var record = JsonSerializer.Deserialize(File.ReadAllText(PathIn(folder)), RunRecordJson.Default.RunRecord);
            return record is { Version: CurrentVersion, Notebooks: not null, Files: not null }
                && record.Notebooks.Values.All(run => run is { SourcePath: not null, PassedOver: not null })
                ? record
                : new();
        }
        catch (Exception fault) when (fault is IOException or JsonException or UnauthorizedAccessException or NotSupportedException)
        {
            return new();
        }
    }

    /// <summary>Writes the record.</summary>
    public void Write(string folder)
        => AtomicFile.Write(PathIn(folder), JsonSerializer.SerializeToUtf8Bytes(this, RunRecordJson.Default.RunRecord));

    /// <summary>Whether an output folder has a record, readable or not.</summary>
    public static bool IsIn(string folder) => File.Exists(PathIn(folder));

    private static string PathIn(string folder) => Path.Combine(folder, StateFolder, "runs.json");
}
