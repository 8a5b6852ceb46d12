using System.Text;

namespace CourseKit.Notebooks.Rendering;

/// <summary>
/// Writes the course's site: pages, index, styles and scripts. Pages can be written from several threads at once;
/// each is written beside and renamed, so that a reader never meets half a page.
/// </summary>
/// <example><code>
/// var site = new SiteWriter("site", "Training neural networks");
/// var report = await site.EnsureAssetsAsync(cancellation);      // report.Message: one line for the console, or null
/// site.WritePage(executed, PageInfo.Of(executed), pages);       // pages: all of the course, in order
/// site.WriteIndex(pages);
/// </code></example>
public sealed class SiteWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly AssetCache _cache;
    private readonly string _courseTitle;

    /// <summary>A site in a folder, which is made when needed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="courseTitle">The course's title, on every page.</param>
    public SiteWriter(string folder, string courseTitle)
        : this(folder, courseTitle, AssetCache.ForUser())
    {
    }

    internal SiteWriter(string folder, string courseTitle, AssetCache cache)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentException.ThrowIfNullOrWhiteSpace(courseTitle);
        Folder = Path.GetFullPath(folder);
        _courseTitle = courseTitle;
        _cache = cache;
    }

    /// <summary>The site's folder, as a full path.</summary>
    public string Folder { get; }

    /// <summary>What the index says of the course above its chapters, a paragraph of Markdown; null says nothing.</summary>
    public string? Introduction { get; init; }

    /// <summary>Where pages take the large scripts from; known after <see cref="EnsureAssetsAsync"/>.</summary>
    public AssetSource Assets { get; private set; } = AssetSource.Network;

    /// <summary>
    /// Puts style, script, Plotly, KaTeX and Mermaid into <c>assets/</c>. The first run of a user fetches the large ones
    /// with npm (at most three minutes); without npm or network, pages link a content network instead.
    /// Call it before the first page is written.
    /// </summary>
    /// <param name="cancellation">Stops npm.</param>
    /// <returns>Where the scripts come from and, if that is not the site itself, why.</returns>
    public async Task<AssetReport> EnsureAssetsAsync(CancellationToken cancellation = default)
    {
        var assets = Path.Combine(Folder, "assets");
        Directory.CreateDirectory(assets);
        Write(Path.Combine(assets, "site.css"), PageAssets.Style);
        Write(Path.Combine(assets, "site.js"), PageAssets.Script);
        if (await _cache.RestoreAsync(cancellation) is { } problem)
        {
            Assets = AssetSource.Network;
            return new AssetReport(Assets, $"Pages take formulas, diagrams and interactive figures from the network ({problem}).");
        }

        _cache.CopyTo(assets);
        Assets = AssetSource.Local;
        return new AssetReport(Assets, null);
    }

    /// <summary>Writes one notebook's page.</summary>
    /// <param name="notebook">The executed notebook; one without cells when it could not be read.</param>
    /// <param name="info">What is known of it; its error, if any, is shown on the page.</param>
    /// <param name="pages">All notebooks of the course in order, for contents, next and previous.</param>
    /// <returns>The page's path.</returns>
    public string WritePage(Notebook notebook, PageInfo info, IReadOnlyList<PageInfo> pages)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(pages);
        var path = Path.Combine(Folder, info.PageFile);
        Write(path, PageRenderer.Render(notebook, info, pages, _courseTitle, new PageLinks(Assets)));
        return path;
    }

    /// <summary>Writes <c>index.html</c> and, where notebooks have tables of terms, <c>glossary.html</c>.</summary>
    /// <param name="pages">All notebooks of the course, in order, as they stand.</param>
    /// <returns>The index's path.</returns>
    public string WriteIndex(IReadOnlyList<PageInfo> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var path = Path.Combine(Folder, "index.html");
        bool Exists(string file) => File.Exists(Path.Combine(Folder, file));
        if (GlossaryHtml.IsNeeded(pages))
            Write(Path.Combine(Folder, GlossaryHtml.File), PageShell.Glossary(pages, _courseTitle, new PageLinks(Assets), Exists));
        Write(path, PageShell.Index(pages, _courseTitle, Introduction, new PageLinks(Assets), Exists));
        return path;
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, Utf8.GetBytes(text));
    }
}
