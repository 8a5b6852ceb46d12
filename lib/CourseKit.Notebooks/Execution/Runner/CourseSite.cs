using CourseKit.Notebooks.Ipynb;
using CourseKit.Notebooks.Rendering;

namespace CourseKit.Notebooks.Execution;

/// <summary>The course as a site: HTML pages, executed notebooks, an index.</summary>
/// <param name="folder">The folder to write to.</param>
/// <param name="title">The course's title, on every page.</param>
/// <param name="introduction">What the index says of the course, a paragraph of Markdown; null says nothing.</param>
public sealed class CourseSite(string folder, string title, string? introduction = null) : ICourseSite
{
    private static readonly IReadOnlyList<CellOutput> Sample =
    [
        new StreamOutput("stdout", "text\n"),
        new DisplayOutput(new Dictionary<string, string> { [MimeTypes.Text] = "0.5" }, IsResult: true),
    ];

    private readonly SiteWriter _writer = new(folder, title) { Introduction = introduction };

    /// <inheritdoc/>
    public string Folder => _writer.Folder;

    /// <inheritdoc/>
    public string Form => $"{_writer.Assets} {title}";

    /// <inheritdoc/>
    public async Task<string?> PrepareAsync(CancellationToken cancellation)
        => (await _writer.EnsureAssetsAsync(cancellation).ConfigureAwait(false)).Message;

    /// <inheritdoc/>
    public void Rehearse(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        Notebook done = notebook with
        {
            Cells = [.. notebook.Cells.Select(cell => cell with { Outputs = Sample, Run = new(CellStatus.Succeeded, default) })],
        };
        _ = IpynbWriter.Write(done);
        _ = PageRenderer.RenderStandalone(done);
    }

    /// <inheritdoc/>
    public void WritePage(Notebook executed, CourseEntry entry, IReadOnlyList<CourseEntry> course)
    {
        // The page last: where it stands, the notebook stands as well.
        if (entry.Source is not null)
            NotebookFile.Write(executed, FilesOf(entry.Name)[1]);
        _writer.WritePage(executed, Info(entry), Infos(course));
    }

    /// <inheritdoc/>
    public void WriteIndex(IReadOnlyList<CourseEntry> course) => _writer.WriteIndex(Infos(course));

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(string name) => [Path.Combine(Folder, name + ".html"), Path.Combine(Folder, name + ".ipynb")];

    /// <inheritdoc/>
    public Notebook? ReadExecuted(CourseEntry entry)
    {
        try
        {
            return NotebookFile.Read(FilesOf(entry.Name)[1]) with { FilePath = entry.SourcePath };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotebookFormatException)
        {
            return null;
        }
    }

    private static List<PageInfo> Infos(IReadOnlyList<CourseEntry> course) => [.. course.Select(Info)];

    private static PageInfo Info(CourseEntry entry)
        => entry.Source is null
            ? PageInfo.Unreadable(entry.SourcePath, entry.Error ?? "the notebook can't be read")
            : PageInfo.Of(entry.Source) with
            {
                State = entry.State switch
                {
                    NotebookState.Succeeded => PageState.Succeeded,
                    NotebookState.UpToDate => PageState.UpToDate,
                    NotebookState.Failed => PageState.Failed,
                    _ => PageState.NotRun,
                },
                Elapsed = entry.Elapsed,
                Error = entry.Error,
            };
}
