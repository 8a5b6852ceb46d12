using CourseKit.Grading.Assignments;
using CourseKit.Notebooks;

namespace CourseKit.Cli;

/// <summary>The source notebooks that a command line names.</summary>
internal static class AssignmentSources
{
    /// <summary>The files: the one that is named, or every notebook of the folder that is.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static IReadOnlyList<string> Find(string source, Terminal terminal)
    {
        var path = Path.GetFullPath(source, terminal.Folder);
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [path]
                : throw new UsageException($"{source}: there is no such file or folder (looked in {terminal.Folder}){Suggestion.ForPath(path)}");
        }

        string[] files = [.. Directory.EnumerateFiles(path)
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".dib" or ".ipynb").Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new UsageException($"{source} holds no notebook, wanted .dib or .ipynb files in it");
    }

    /// <summary>Reads a source; its faults go to standard error, one line each.</summary>
    /// <returns>Null if it has faults.</returns>
    public static Assignment? Read(string path, Terminal terminal)
    {
        try
        {
            return AssignmentReader.Read(path);
        }
        catch (AssignmentFormatException e)
        {
            foreach (var fault in e.Faults)
                terminal.Error.WriteLine("coursekit: " + fault.Message.ReplaceLineEndings(" "));
        }
        catch (NotebookFormatException e)
        {
            terminal.Error.WriteLine("coursekit: " + e.Message.ReplaceLineEndings(" "));
        }

        return null;
    }
}
