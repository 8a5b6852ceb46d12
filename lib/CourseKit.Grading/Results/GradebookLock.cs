using CourseKit.Notebooks;

namespace CourseKit.Grading.Results;

/// <summary>Keeps a second run out of a gradebook.</summary>
internal static class GradebookLock
{
    /// <summary>Takes a gradebook's folder, which is made if need be.</summary>
    /// <exception cref="GradebookException">Another run has it, or it can't be written to.</exception>
    public static FolderLock Take(string folder)
        => TryTake(folder) ?? throw new GradebookException(
            $"another run is writing to {folder} ({FolderLock.Owner(folder)}): wait for it, or choose another folder with --out");

    /// <summary>Takes a gradebook's folder; null if another run has it.</summary>
    /// <exception cref="GradebookException">It can't be written to.</exception>
    public static FolderLock? TryTake(string folder)
    {
        try
        {
            return FolderLock.TryTake(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new GradebookException($"can't write to the gradebook {folder}: {FileFault.Told(fault)}; --out names another");
        }
    }
}
