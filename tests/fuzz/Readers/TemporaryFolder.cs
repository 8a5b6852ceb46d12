namespace CourseKit.Fuzz.Readers;

/// <summary>A folder for readers that take a path; in memory where the machine has such a place.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "coursekit-fuzz-" + Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => Path.Combine(_path, name);

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_path, recursive: true);
}
