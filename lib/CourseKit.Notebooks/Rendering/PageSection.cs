namespace CourseKit.Notebooks.Rendering;

/// <summary>A heading, as the page's contents list it.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">The element's id.</param>
/// <param name="Html">The heading's inline HTML.</param>
internal sealed record PageSection(int Level, string Id, string Html);
