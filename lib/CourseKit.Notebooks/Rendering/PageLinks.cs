using System.Text;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Writes a page's links to styles and scripts.</summary>
/// <param name="Source">Where the large scripts are taken from.</param>
/// <param name="Standalone">True for a page that stands alone, with our own style and script inside.</param>
internal sealed record PageLinks(AssetSource Source, bool Standalone = false)
{
    /// <summary>The elements of the head.</summary>
    public string Head(PageContext page)
    {
        var html = new StringBuilder();
        if (Standalone)
            html.Append("<style>\n").Append(PageAssets.Style).Append("</style>\n");
        else
            html.Append("<link rel=\"stylesheet\" href=\"").Append(PageAssets.StyleUrl).Append("\">\n");
        if (page.NeedsMath)
        {
            html.Append("<link rel=\"stylesheet\" ").Append(Attributes("href", "katex/katex.min.css")).Append(">\n");
            html.Append("<script defer ").Append(Attributes("src", "katex/katex.min.js")).Append("></script>\n");
        }

        if (page.NeedsMermaid)
            html.Append("<script defer ").Append(Attributes("src", "mermaid.min.js")).Append("></script>\n");
        if (page.NeedsPlotly)
            html.Append("<meta name=\"coursekit-plotly\" ").Append(Attributes("content", "plotly.min.js", "data-integrity")).Append(">\n");
        return html.ToString();
    }

    /// <summary>Our own script, which comes after those of the head.</summary>
    public string Script()
        => Standalone
            ? "<script>\n" + PageAssets.Script + "</script>\n"
            : "<script defer src=\"" + PageAssets.ScriptUrl + "\"></script>\n";

    private string Attributes(string urlName, string asset, string integrityName = "integrity")
    {
        if (Source == AssetSource.Local)
            return $"{urlName}=\"assets/{asset}\"";
        var remote = NetworkAssets.Find(asset);
        var text = $"{urlName}=\"{remote.Url}\" {integrityName}=\"{remote.Integrity}\"";
        return integrityName == "integrity" ? text + " crossorigin=\"anonymous\"" : text;
    }
}
