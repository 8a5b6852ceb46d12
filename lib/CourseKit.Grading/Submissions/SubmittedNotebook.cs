using CourseKit.Notebooks;
using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;

namespace CourseKit.Grading.Submissions;

/// <summary>Reads the bytes that a student handed in as a notebook.</summary>
internal static class SubmittedNotebook
{
    /// <summary>The notebook.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">The file's path, whose extension tells the format.</param>
    /// <exception cref="NotebookFormatException">It is none.</exception>
    public static Notebook Parse(byte[] content, string file)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        var decoded = Utf8File.Decode(content);
        if (decoded.Fault.Length > 0)
            throw new NotebookFormatException(name, cell: null, decoded.FaultLine, decoded.Fault);
        return name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? IpynbReader.Parse(decoded.Text, name) : DibReader.Parse(decoded.Text, name);
    }
}
