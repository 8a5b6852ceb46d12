using System.Globalization;

namespace CourseKit.Notebooks.Rendering;

/// <summary>What becomes known of a page while its cells are rendered.</summary>
internal sealed class PageContext
{
    private static readonly Dictionary<string, string> ImageTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { "contents", "main", "chapters", "page-sections" };
    private int _footnoteGroups;

    /// <summary>The notebook's folder, against which images are looked up; null in memory.</summary>
    public string? SourceFolder { get; init; }

    /// <summary>True for pages of a site, whose links to notebooks become links to pages.</summary>
    public bool InSite { get; init; }

    /// <summary>The headings met so far.</summary>
    public List<PageSection> Sections { get; } = [];

    /// <summary>Whether the page needs KaTeX.</summary>
    public bool NeedsMath { get; set; }

    /// <summary>Whether the page needs Mermaid.</summary>
    public bool NeedsMermaid { get; set; }

    /// <summary>Whether the page has figures that Plotly draws.</summary>
    public bool NeedsPlotly { get; set; }

    public int NextFootnoteGroup() => ++_footnoteGroups;

    public string UniqueId(string wanted)
    {
        var stem = wanted.Length == 0 ? "section" : wanted;
        var id = stem;
        for (var n = 2; !_ids.Add(id); n++)
            id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{n}");
        return id;
    }

    /// <summary>A link as the page needs it: to <c>02-x.html</c> where the notebook says <c>02-x.dib</c>.</summary>
    public string? LinkUrl(string? url)
    {
        if (url is null || !InSite || IsAbsolute(url))
            return url;
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var (path, anchor) = hash < 0 ? (url, "") : (url[..hash], url[hash..]);
        return path.EndsWith(".dib", StringComparison.OrdinalIgnoreCase)
            ? path[(path.LastIndexOf('/') + 1)..^4] + ".html" + anchor
            : url;
    }

    /// <summary>A picture beside the notebook becomes part of the page, so that the page can be moved and sent alone.</summary>
    public string? ImageUrl(string? url)
    {
        if (url is null || SourceFolder is null || IsAbsolute(url)
            || !ImageTypes.TryGetValue(Path.GetExtension(url), out var type))
            return url;
        var path = Path.Combine(SourceFolder, Uri.UnescapeDataString(url));
        return File.Exists(path) ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : url;
    }

    private static bool IsAbsolute(string url)
        => url.StartsWith('#') || url.StartsWith('/') || Uri.TryCreate(url, UriKind.Absolute, out _);
}
