namespace CourseKit.Notebooks;

/// <summary>A compile error or an exception.</summary>
/// <param name="Name">The exception's type name, or the first compiler error's code (<c>CS0103</c>).</param>
/// <param name="Message">One line: what, where (<c>03-….dib, cell 7, line 4: …</c>), got, wanted.</param>
/// <param name="Traceback">The lines to show below: the source line with a marker, the frames inside the notebook.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;
