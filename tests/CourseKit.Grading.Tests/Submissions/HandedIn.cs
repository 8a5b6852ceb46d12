using System.IO.Compression;
using System.Text;
using CourseKit.Grading.Submissions;

namespace CourseKit.Grading.Tests.Submissions;

/// <summary>A temporary folder in which submissions are laid out.</summary>
internal sealed class HandedIn : IDisposable
{
    public static readonly DateTimeOffset Due = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public string Root { get; } = Directory.CreateTempSubdirectory("coursekit-").FullName;

    /// <summary>The folder of submissions.</summary>
    public string Folder => Directory.CreateDirectory(Path.Combine(Root, "in")).FullName;

    public HandedIn File(string path, string text = "#!csharp\n\n1\n", double hoursLate = -1)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
        System.IO.File.SetLastWriteTimeUtc(full, Due.AddHours(hoursLate).UtcDateTime);
        return this;
    }

    public HandedIn Files(params string[] paths)
    {
        foreach (var path in paths)
            File(path);
        return this;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>An archive of these entries, as bytes.</summary>
    public static byte[] Zip(params (string Name, string Text)[] entries) => Zip(entries, null);

    public static byte[] Zip(IEnumerable<(string Name, string Text)> entries, Action<ZipArchiveEntry>? alter, Encoding? names = null)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, text) in entries)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = Due.AddHours(-1).ToLocalTime();
                alter?.Invoke(entry);
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    public string Archive(byte[] content, string name = "submissions.zip")
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public ClassSubmissions Take(IntakeOptions? options = null) => SubmissionIntake.Take(Folder, options ?? new());

    public ClassSubmissions TakeArchive(byte[] content, IntakeOptions? options = null)
        => SubmissionIntake.Take(Archive(content), options ?? new());

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
