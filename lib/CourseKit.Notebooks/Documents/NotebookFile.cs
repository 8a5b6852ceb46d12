using System.Text;
using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;

namespace CourseKit.Notebooks;

/// <summary>Reads and writes notebooks in the format that a file's extension names.</summary>
public static class NotebookFile
{
    /// <summary>The largest file that is read, in bytes (256 MiB).</summary>
    public const long MaxBytes = Utf8File.MaxBytes;

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">A <c>.dib</c> or <c>.ipynb</c> file; the extension's case does not count.</param>
    /// <exception cref="NotebookFormatException">The file is no notebook, has another extension, or is larger than
    /// <see cref="MaxBytes"/>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, or can't be read.</exception>
    public static Notebook Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder, wanted a notebook: name a .dib or .ipynb file in it");
        return FormatOf(path) == NotebookFormat.Dib ? DibReader.Read(path) : IpynbReader.Read(path);
    }

    /// <summary>Writes a notebook: beside the target first, then renamed over it, so that no half file is ever seen.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">A path ending in <c>.dib</c> (cells only) or <c>.ipynb</c> (with outputs); its folder must exist.</param>
    /// <exception cref="NotebookFormatException">The extension is another one, or the format can't hold the notebook.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Write(Notebook notebook, string path)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var text = FormatOf(path) == NotebookFormat.Dib ? DibWriter.Write(notebook) : IpynbWriter.Write(notebook);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The format that a path's extension names.</summary>
    /// <param name="path">A path or file name.</param>
    /// <exception cref="NotebookFormatException">The extension is neither <c>.dib</c> nor <c>.ipynb</c>.</exception>
    public static NotebookFormat FormatOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var extension = Path.GetExtension(path);
        if (extension.Equals(".dib", StringComparison.OrdinalIgnoreCase))
            return NotebookFormat.Dib;
        if (extension.Equals(".ipynb", StringComparison.OrdinalIgnoreCase))
            return NotebookFormat.Ipynb;
        var got = extension.Length == 0 ? "no extension" : $"the extension {extension}";
        throw new NotebookFormatException(
            Path.GetFileName(path), cell: null, line: null, $"got {got}, wanted .dib or .ipynb");
    }
}
