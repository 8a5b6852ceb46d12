namespace CourseKit.Notebooks.Execution;

/// <summary>What the outputs of a notebook depend on, as hashes.</summary>
/// <param name="Text">The notebook's file.</param>
/// <param name="Library">The files that it brings in with <c>#r</c>, <c>#load</c> and <c>#!import</c>.</param>
/// <param name="Data">The data folders it can see.</param>
/// <param name="Engine">This engine and the runtime.</param>
internal sealed record Fingerprint(string Text, string Library, string Data, string Engine);
