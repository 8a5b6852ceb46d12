namespace CourseKit.Notebooks.Jupyter;

/// <summary>A Python that has ipykernel.</summary>
/// <param name="Program">The program's path.</param>
/// <param name="DataFolder">Where its Jupyter keeps what belongs to the user.</param>
public sealed record JupyterPython(string Program, string DataFolder);
