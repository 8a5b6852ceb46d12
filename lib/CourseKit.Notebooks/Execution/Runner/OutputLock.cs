namespace CourseKit.Notebooks.Execution;

/// <summary>Keeps a second run out of a site's folder.</summary>
internal static class OutputLock
{
    /// <summary>Takes the folder, which is made if need be, and sweeps up what a run that was killed left half written.</summary>
    /// <exception cref="CourseInputException">Another run has it, or it can't be written to.</exception>
    public static FolderLock Take(string folder)
    {
        FolderLock? taken = null;
        try
        {
            taken = FolderLock.TryTake(folder) ?? throw new CourseInputException(
                $"another run is writing to {folder} ({FolderLock.Owner(folder)}): wait for it, or choose another folder with --out");
            AtomicFile.SweepUp(folder);
            AtomicFile.SweepUp(Path.Combine(folder, "assets"));
            return taken;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            taken?.Dispose();
            throw new CourseInputException($"can't write to the output folder {folder}: {FileFault.Told(fault)}; --out names another");
        }
    }
}
