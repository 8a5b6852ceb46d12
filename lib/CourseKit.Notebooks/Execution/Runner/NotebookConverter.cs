using System.Text;
using CourseKit.Notebooks.PlainCSharp;
using CourseKit.Notebooks.Rendering;

namespace CourseKit.Notebooks.Execution;

/// <summary>Turns a notebook file into another format.</summary>
public static class NotebookConverter
{
    private static readonly string[] Readable = [".dib", ".ipynb"];
    private static readonly string[] Writable = [".dib", ".ipynb", ".html", ".cs"];

    /// <summary>Refuses what can't be done, before any work, in messages that name the paths as they were given.</summary>
    /// <param name="input">A <c>.dib</c> or <c>.ipynb</c> file.</param>
    /// <param name="output">The path to write: <c>.dib</c>, <c>.ipynb</c>, <c>.html</c> or <c>.cs</c>.</param>
    /// <param name="folder">The folder to which relative paths refer.</param>
    /// <exception cref="CourseInputException">There is no such input, an extension is unknown, both are one file, or the
    /// output's folder is missing.</exception>
    public static void Check(string input, string output, string folder)
    {
        if (string.IsNullOrWhiteSpace(input) || string.IsNullOrWhiteSpace(output))
            throw new CourseInputException("a path is empty: name the notebook and the file to write");
        Known(input, Readable, "read");
        Known(output, Writable, "written");
        var (from, to) = (Path.GetFullPath(input, folder), Path.GetFullPath(output, folder));
        if (!File.Exists(from))
            throw new CourseInputException($"there is no file {input}{Suggestion.ForPath(from)}");
        if (Directory.Exists(to))
            throw new CourseInputException($"{output} is a folder: name the file to write");
        if (SameFile.Is(from, to))
            throw new CourseInputException($"{output} is the notebook itself and would be overwritten: name another file");
        if (!Directory.Exists(Path.GetDirectoryName(to)))
            throw new CourseInputException($"there is no folder {Path.GetDirectoryName(output)} for the output: make it first");
    }

    /// <summary>Writes a notebook in the format that the path's extension names, whole or not at all.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="output">As for <see cref="Check"/>.</param>
    public static void Write(Notebook notebook, string output)
    {
        if (Path.GetExtension(output).Equals(".html", StringComparison.OrdinalIgnoreCase))
            AtomicFile.Write(output, Encoding.UTF8.GetBytes(PageRenderer.RenderStandalone(notebook)));
        else if (Path.GetExtension(output).Equals(".cs", StringComparison.OrdinalIgnoreCase))
            AtomicFile.Write(output, Encoding.UTF8.GetBytes(PlainCSharpWriter.Write(notebook, output)));
        else
            NotebookFile.Write(notebook, output);
    }

    private static void Known(string path, string[] extensions, string verb)
    {
        var extension = Path.GetExtension(path);
        if (!extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            var got = extension.Length == 0 ? "it has no extension" : $"got {extension}";
            throw new CourseInputException(
                $"{path} can't be {verb}: {got}, wanted {string.Join(", ", extensions[..^1])} or {extensions[^1]}");
        }
    }
}
