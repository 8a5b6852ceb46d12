using CourseKit.Notebooks;
using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;

namespace CourseKit.Grading.Assignments;

/// <summary>Makes the notebook that students get.</summary>
public static class AssignmentRelease
{
    /// <summary>The student's notebook: the cells' released texts and nothing else.</summary>
    /// <remarks>Outputs, ids, metadata and attachments of an .ipynb are made by running the solution, or may tell of it; none
    /// of them is kept, and neither is the notebook's own metadata except for its language.</remarks>
    /// <param name="assignment">The assignment.</param>
    public static Notebook Create(Assignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        return new Notebook([.. assignment.Cells
            .Where(cell => cell.Released.AsSpan().Trim().Length > 0)
            .Select(cell => new Cell(cell.Cell.Language, cell.Released))])
        {
            DefaultLanguage = assignment.Source.DefaultLanguage,
        };
    }

    /// <summary>Writes the student's notebook, if it leaks nothing.</summary>
    /// <remarks>The proof is made on the text that would be written, read back.</remarks>
    /// <param name="assignment">The assignment.</param>
    /// <param name="path">A <c>.dib</c> or <c>.ipynb</c>; its folder must exist.</param>
    /// <returns>The proof. If it does not hold, nothing was written.</returns>
    /// <exception cref="NotebookFormatException">The path has another extension.</exception>
    /// <exception cref="IOException">The file can't be written, or it is the source itself.</exception>
    public static LeakProof Write(Assignment assignment, string path)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var name = Path.GetFileName(path);
        if (assignment.Source.FilePath is { } source && SameFile.Is(source, path))
            throw new IOException($"{name} is the source itself; name another file or folder for the students' notebook");
        var released = Create(assignment);
        var read = NotebookFile.FormatOf(path) == NotebookFormat.Dib
            ? DibReader.Parse(DibWriter.Write(released), name)
            : IpynbReader.Parse(IpynbWriter.Write(released), name);
        var proof = LeakProof.Of(assignment, read);
        if (proof.Holds)
            NotebookFile.Write(released, path);
        return proof;
    }
}
