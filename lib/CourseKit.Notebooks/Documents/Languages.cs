namespace CourseKit.Notebooks;

/// <summary>The languages a cell can have, by their canonical names.</summary>
public static class Languages
{
    /// <summary>C#.</summary>
    public const string CSharp = "csharp";

    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>HTML, shown as it is.</summary>
    public const string Html = "html";

    /// <summary>Mermaid diagrams.</summary>
    public const string Mermaid = "mermaid";

    /// <summary>JavaScript, run by the page.</summary>
    public const string JavaScript = "javascript";
}
