namespace CourseKit.Notebooks;

/// <summary>The languages a cell can have, by their canonical names.</summary>
public static class Languages
{
    /// <summary>C#.</summary>
    public const string CSharp = "csharp";

    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>Text that only a converter reads (a raw cell of an .ipynb); no .dib header of its own.</summary>
    public const string Raw = "raw";

    /// <summary>F#.</summary>
    public const string FSharp = "fsharp";

    /// <summary>PowerShell.</summary>
    public const string PowerShell = "pwsh";

    /// <summary>HTTP requests.</summary>
    public const string Http = "http";

    /// <summary>Values stored under a name.</summary>
    public const string Value = "value";

    /// <summary>HTML, shown as it is.</summary>
    public const string Html = "html";

    /// <summary>Mermaid diagrams.</summary>
    public const string Mermaid = "mermaid";

    /// <summary>JavaScript, run by the page.</summary>
    public const string JavaScript = "javascript";
}
