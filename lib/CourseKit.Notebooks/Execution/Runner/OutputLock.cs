using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks.Execution;

/// <summary>Keeps a second run out of an output folder. The operating system frees it however the process ends.</summary>
internal sealed class OutputLock : IDisposable
{
    private readonly FileStream held;

    private OutputLock(FileStream held) => this.held = held;

    /// <summary>Takes the folder, which is made if need be.</summary>
    /// <exception cref="CourseInputException">Another run has it, or it can't be written to.</exception>
    public static OutputLock Take(string folder)
    {
        var state = Path.Combine(folder, RunRecord.StateFolder);
        var path = Path.Combine(state, "lock");
        var owner = Path.Combine(state, "lock-owner");
        try
        {
            Directory.CreateDirectory(state);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CourseInputException($"can't write to the output folder {folder}: {fault.Message}");
        }

        FileStream taken;
        try
        {
            taken = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new CourseInputException($"can't write to the output folder {folder}: {fault.Message}");
        }
        catch (IOException)
        {
            throw new CourseInputException(
                $"another run is writing to {folder} ({Owner(owner)}): wait for it, or choose another folder with --out");
        }

        try
        {
            AtomicFile.Write(owner, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId}, since {DateTime.Now:yyyy-MM-dd HH:mm:ss}")));
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

    private static string Owner(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "process unknown";
        }
    }
}
