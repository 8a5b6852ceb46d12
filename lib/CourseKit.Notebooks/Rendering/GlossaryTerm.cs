namespace CourseKit.Notebooks.Rendering;

/// <summary>A row of a notebook's table of terms.</summary>
/// <param name="Term">The term, as Markdown.</param>
/// <param name="Korean">Its Korean name, as Markdown.</param>
/// <param name="Meaning">What it means, as Markdown.</param>
public sealed record GlossaryTerm(string Term, string Korean, string Meaning);
