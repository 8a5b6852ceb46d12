namespace CourseKit.Notebooks.Execution;

/// <summary>Where the runner puts what it has executed. Each write must be whole or not at all.</summary>
public interface ICourseSite
{
    /// <summary>The folder that is written to.</summary>
    string Folder { get; }

    /// <summary>What the look of every page depends on besides the notebooks; pages are written anew when it changes.
    /// Known after <see cref="PrepareAsync"/>.</summary>
    string Form { get; }

    /// <summary>Puts in place what all pages share. Runs beside the first notebooks; no page is written before it ends.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One line for the user, or null when there is nothing to say.</returns>
    Task<string?> PrepareAsync(CancellationToken cancellation);

    /// <summary>Gets ready to write pages, while a notebook runs. Called at most once, on a thread of its own; writes nothing.</summary>
    /// <param name="notebook">A notebook that will be written.</param>
    void Rehearse(Notebook notebook)
    {
    }

    /// <summary>Writes a notebook's page and its executed <c>.ipynb</c>; only a page when it can't be read.</summary>
    /// <param name="executed">The notebook with its outputs; one without cells when it can't be read.</param>
    /// <param name="entry">The notebook's own entry in <paramref name="course"/>.</param>
    /// <param name="course">Every notebook of the course, in order.</param>
    void WritePage(Notebook executed, CourseEntry entry, IReadOnlyList<CourseEntry> course);

    /// <summary>Writes the index.</summary>
    /// <param name="course">Every notebook to be listed, in order.</param>
    void WriteIndex(IReadOnlyList<CourseEntry> course);

    /// <summary>The files that <see cref="WritePage"/> writes for a notebook, as paths.</summary>
    /// <param name="name">The notebook's name.</param>
    IReadOnlyList<string> FilesOf(string name);

    /// <summary>Reads back the executed notebook that <see cref="WritePage"/> wrote, with its outputs.</summary>
    /// <param name="entry">The notebook.</param>
    /// <returns>Null when it is not to be had.</returns>
    Notebook? ReadExecuted(CourseEntry entry);
}
