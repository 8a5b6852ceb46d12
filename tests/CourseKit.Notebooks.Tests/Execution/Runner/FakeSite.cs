using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

/// <summary>A site whose pages are one line each.</summary>
internal sealed class FakeSite(string folder) : ICourseSite
{
    private readonly Dictionary<string, Notebook> _executed = [];

    public List<string> Log { get; } = [];

    public IReadOnlyList<CourseEntry> LastIndex { get; private set; } = [];

    public string Form { get; set; } = "local";

    public Task<string?> Prepared { get; set; } = Task.FromResult<string?>(null);

    public Task<string?> PrepareAsync(CancellationToken cancellation) => Prepared;

    public Action<string>? BeforePage { get; set; }

    public Action? AfterIndex { get; set; }

    public string Folder { get; } = folder;

    public void WritePage(Notebook notebook, CourseEntry entry, IReadOnlyList<CourseEntry> course)
    {
        BeforePage?.Invoke(entry.Name);
        Log.Add($"{entry.Name} {entry.State} among {string.Join(',', course.Select(other => other.Name))}");
        _executed[entry.Name] = notebook;
        foreach (var file in FilesOf(entry.Name))
            File.WriteAllText(file, entry.State.ToString());
    }

    public void WriteIndex(IReadOnlyList<CourseEntry> course)
    {
        LastIndex = [.. course];
        AfterIndex?.Invoke();
    }

    public IReadOnlyList<string> FilesOf(string name) => [Path.Combine(Folder, name + ".html"), Path.Combine(Folder, name + ".ipynb")];

    public Notebook? ReadExecuted(CourseEntry entry) => _executed.GetValueOrDefault(entry.Name);
}
