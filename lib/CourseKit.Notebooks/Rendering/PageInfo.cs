namespace CourseKit.Notebooks.Rendering;

/// <summary>A notebook as the contents, the index and the links between pages show it.</summary>
/// <param name="Name">The notebook's file name without extension; the page is <c>Name.html</c>.</param>
/// <param name="Title">The title as plain text.</param>
public sealed record PageInfo(string Name, string Title)
{
    /// <summary>The chapter number with which the file name begins (<c>01</c>), or an empty text.</summary>
    public string Number { get; init; } = "";

    /// <summary>The goal in one sentence, as Markdown; null when the notebook states none.</summary>
    public string? Goal { get; init; }

    /// <summary>The time that a reader needs, as the notebook states it (<c>90 minutes</c>); null when it does not.</summary>
    public string? TimeNeeded { get; init; }

    /// <summary>The headings of its sections in order, as Markdown and without their numbers.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>The rows of its tables of terms, in order.</summary>
    public IReadOnlyList<GlossaryTerm> Terms { get; init; } = [];

    /// <summary>How the notebook stands.</summary>
    public PageState State { get; init; }

    /// <summary>How long the execution took; null when unknown.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>The failure in one line; null when there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The page's file name.</summary>
    public string PageFile => Name + ".html";

    /// <summary>The executed notebook's file name, beside the page.</summary>
    public string NotebookFile => Name + ".ipynb";

    /// <summary>
    /// Reads title, goal and time needed from a notebook's first Markdown cells. Of an executed notebook also the state,
    /// the run time (the sum over its cells) and the first failure.
    /// </summary>
    /// <param name="notebook">The notebook, executed or not.</param>
    public static PageInfo Of(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return NotebookSummary.Read(notebook);
    }

    /// <summary>A notebook that can't be read: its index entry shows the fault.</summary>
    /// <param name="path">The notebook's path.</param>
    /// <param name="error">The fault in one line.</param>
    public static PageInfo Unreadable(string path, string error)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return new PageInfo(name, NotebookSummary.TitleFromName(name))
        {
            Number = NotebookSummary.NumberOf(name),
            State = PageState.Failed,
            Error = error,
        };
    }
}
