namespace CourseKit.Grading.Sandbox;

/// <summary>What a worker may read of the machine, besides the system and the engine. Everything as full paths.</summary>
/// <param name="NotebookFolder">The assignment's folder: the worker's current directory lies in the same place relative to the
/// files below, but is empty.</param>
/// <param name="Files">Files that the assignment loads: assemblies, scripts.</param>
/// <param name="Folders">Folders that it reads: those of the assemblies, and the data sets.</param>
public sealed record SandboxView(string NotebookFolder, IReadOnlyList<string> Files, IReadOnlyList<string> Folders);
