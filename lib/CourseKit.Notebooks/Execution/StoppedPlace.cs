namespace CourseKit.Notebooks.Execution;

/// <summary>How a kernel tells where a cell was that was asked to stop, and how its reader takes that apart.</summary>
internal static class StoppedPlace
{
    private const string Name = "Interrupted";
    private const string Word = ": interrupted";

    /// <summary>The kernel's words.</summary>
    /// <param name="place">The cell, and its line where it is known: «01-….dib, cell 7, line 4».</param>
    /// <param name="method">The method that ran, and where it stands if that is elsewhere; null for the cell's own lines.</param>
    /// <param name="traceback">The lines to show below.</param>
    public static ErrorOutput Tell(string place, string? method, IReadOnlyList<string> traceback)
        => new(Name, place + Word + (method is null ? "" : " in " + method), traceback);

    /// <summary>Whether a kernel has told by this where its cell was.</summary>
    public static bool IsTold(ErrorOutput error) => error.Name == Name && error.Message.Contains(Word, StringComparison.Ordinal);

    /// <summary>Takes the words apart.</summary>
    /// <returns>The place, « in METHOD» or nothing, and the lines to show below.</returns>
    public static (string Place, string Where, IReadOnlyList<string> Traceback) Read(ErrorOutput told)
    {
        var at = told.Message.IndexOf(Word, StringComparison.Ordinal);
        return (told.Message[..at], told.Message[(at + Word.Length)..], told.Traceback);
    }
}
