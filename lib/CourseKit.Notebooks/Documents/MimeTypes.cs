namespace CourseKit.Notebooks;

/// <summary>The MIME types that outputs use.</summary>
public static class MimeTypes
{
    /// <summary>Plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>A static picture.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A base64 PNG.</summary>
    public const string Png = "image/png";

    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>JavaScript that the page runs.</summary>
    public const string JavaScript = "application/javascript";

    /// <summary>A Plotly figure.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A Mermaid diagram's text.</summary>
    public const string Mermaid = "text/vnd.mermaid";

    /// <summary>What a check observed, for the grader.</summary>
    public const string Check = "application/vnd.coursekit.check+json";
}
