using System.Text;
using Markdig.Syntax;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Makes HTML pages of notebooks.</summary>
public static class PageRenderer
{
    /// <summary>
    /// A notebook as one HTML file that can be sent alone: styles and script inside, formulas, diagrams and interactive
    /// figures from a content network, guarded by integrity hashes.
    /// </summary>
    /// <param name="notebook">The notebook, with whatever outputs it has.</param>
    public static string RenderStandalone(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return Render(notebook, PageInfo.Of(notebook), [], null, new PageLinks(AssetSource.Network, Standalone: true));
    }

    /// <summary>A notebook as a page of a site.</summary>
    internal static string Render(
        Notebook notebook, PageInfo info, IReadOnlyList<PageInfo> pages, string? courseTitle, PageLinks links)
    {
        var context = new PageContext
        {
            SourceFolder = notebook.FilePath is null ? null : Path.GetDirectoryName(Path.GetFullPath(notebook.FilePath)),
            InSite = !links.Standalone,
        };
        var body = new StringBuilder();
        var title = Html.Escape(info.Title);
        var replaced = LastOfEachId(notebook);
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            if (cell.Language != Languages.Markdown)
            {
                body.Append(CellHtml.Render(cell, i + 1, Resolve(cell.Outputs, replaced), context));
                continue;
            }

            var blocks = CourseMarkdown.Parse(cell.Source);
            if (i == 0 && blocks.FirstOrDefault() is HeadingBlock { Level: 1 } heading)
            {
                // The title stands in the page's head, above the facts about the page.
                context.NeedsMath |= heading.Inline?.Descendants<Markdig.Extensions.Mathematics.MathInline>().Any() ?? false;
                title = NotebookSummary.WithoutNumber(CourseMarkdown.InlineHtml(heading.Inline), info.Number);
                blocks.Remove(heading);
            }

            body.Append("<section class=\"prose\">\n").Append(CourseMarkdown.Render(blocks, context)).Append("</section>\n");
        }

        var firstFailure = notebook.Cells.Index().FirstOrDefault(c => c.Item.Run?.Status == CellStatus.Failed);
        return PageShell.Notebook(new NotebookPage(
            info, pages, courseTitle, title, body.ToString(), firstFailure.Item is null ? 0 : firstFailure.Index + 1), context, links);
    }

    private static Dictionary<string, DisplayOutput> LastOfEachId(Notebook notebook)
    {
        var last = new Dictionary<string, DisplayOutput>(StringComparer.Ordinal);
        foreach (var output in notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>())
        {
            if (output.DisplayId is { } id)
                last[id] = output;
        }

        return last;
    }

    // A value shown again under the same id takes the first one's place.
    private static List<CellOutput> Resolve(IReadOnlyList<CellOutput> outputs, Dictionary<string, DisplayOutput> pending)
    {
        var result = new List<CellOutput>();
        foreach (var output in outputs)
        {
            if (output is not DisplayOutput { DisplayId: { } id })
                result.Add(output);
            else if (pending.Remove(id, out var last))
                result.Add(last);
        }

        return result;
    }
}
