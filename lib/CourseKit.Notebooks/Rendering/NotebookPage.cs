namespace CourseKit.Notebooks.Rendering;

/// <summary>What the frame of a notebook's page shows.</summary>
/// <param name="Info">The page itself.</param>
/// <param name="Pages">All pages of the course, in order.</param>
/// <param name="CourseTitle">The course's title; null for a page that stands alone.</param>
/// <param name="TitleHtml">The page's title as inline HTML.</param>
/// <param name="Body">The rendered cells.</param>
/// <param name="FailedCell">The first cell that failed, from 1; 0 for none.</param>
internal sealed record NotebookPage(
    PageInfo Info, IReadOnlyList<PageInfo> Pages, string? CourseTitle, string TitleHtml, string Body, int FailedCell);
