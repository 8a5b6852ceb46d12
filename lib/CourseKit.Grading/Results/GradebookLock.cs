using System.Globalization;
using System.Text;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Results;

/// <summary>Keeps a second run out of a gradebook. The operating system frees it however the process ends.</summary>
internal sealed class GradebookLock : IDisposable
{
    private readonly FileStream held;

    private GradebookLock(FileStream held) => this.held = held;

    /// <summary>Takes a gradebook's folder, which exists.</summary>
    /// <exception cref="GradebookException">Another run has it.</exception>
    public static GradebookLock Take(string folder)
        => TryTake(folder) ?? throw new GradebookException(
            $"another run is writing to {folder} ({Owner(folder)}): wait for it, or choose another folder with --out");

    /// <summary>Takes a gradebook's folder; null if another run has it.</summary>
    public static GradebookLock? TryTake(string folder)
    {
        var state = Path.Combine(folder, ".coursekit");
        Directory.CreateDirectory(state);
        FileStream taken;
        try
        {
            taken = new FileStream(Path.Combine(state, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }

        try
        {
            AtomicFile.Write(Path.Combine(state, "lock-owner"), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId} on {Environment.MachineName}, since {DateTime.Now:yyyy-MM-dd HH:mm:ss}")));
            return new(taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private static string Owner(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, ".coursekit", "lock-owner"));
        }
        catch (IOException)
        {
            return "process unknown";
        }
    }
}
