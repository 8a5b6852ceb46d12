namespace CourseKit.Notebooks;

/// <summary>The file formats of notebooks.</summary>
public enum NotebookFormat
{
    /// <summary>.NET Interactive's text format, <c>.dib</c>: cells only.</summary>
    Dib,

    /// <summary>Jupyter's format, <c>.ipynb</c> (nbformat 4): cells, metadata and outputs.</summary>
    Ipynb,
}
