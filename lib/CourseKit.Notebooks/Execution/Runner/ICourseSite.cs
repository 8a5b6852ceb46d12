namespace CourseKit.Notebooks.Execution;

/// <summary>Where the runner puts what it has executed. Each write must be whole or not at all.</summary>
public interface ICourseSite
{
    /// <summary>The folder that is written to.</summary>
    string Folder { get; }

    /// <summary>Writes a notebook's page and its executed <c>.ipynb</c>.</summary>
    /// <param name="executed">The notebook with its outputs.</param>
    /// <param name="entry">The notebook's own entry in <paramref name="course"/>.</param>
    /// <param name="course">Every notebook that has or will have a page, in order.</param>
    void WritePage(Notebook executed, CourseEntry entry, IReadOnlyList<CourseEntry> course);

    /// <summary>Writes the index.</summary>
    /// <param name="course">Every notebook to be listed, in order.</param>
    void WriteIndex(IReadOnlyList<CourseEntry> course);

    /// <summary>The files that <see cref="WritePage"/> writes for a notebook, as paths.</summary>
    /// <param name="name">The notebook's name.</param>
    IReadOnlyList<string> FilesOf(string name);

    /// <summary>Reads back the executed notebook that <see cref="WritePage"/> wrote, with its outputs.</summary>
    /// <param name="name">The notebook's name.</param>
    /// <returns>Null when it is not to be had.</returns>
    Notebook? ReadExecuted(string name);
}
