namespace CourseKit.Grading.Assignments;

/// <summary>Something in a released notebook that students must not see.</summary>
/// <param name="What">What it is: a line of a solution, a hidden test, …</param>
/// <param name="SourceCell">The cell of the source that hides it, from 1; 0 if none does.</param>
/// <param name="SourceLine">The line of the source's file, from 1; 0 when unknown.</param>
/// <param name="ReleasedCell">The cell of the released notebook that shows it, from 1.</param>
/// <param name="ReleasedLine">The line of that cell, from 1; 0 if it is no line.</param>
public sealed record Leak(string What, int SourceCell, int SourceLine, int ReleasedCell, int ReleasedLine)
{
    /// <summary>The leak in one line, with what to do.</summary>
    public override string ToString()
    {
        var shown = FormattableString.Invariant($"the released notebook would show, in cell {ReleasedCell}")
            + (ReleasedLine > 0 ? FormattableString.Invariant($", line {ReleasedLine}") : "") + ", " + What;
        if (SourceCell == 0)
            return shown;
        return shown + FormattableString.Invariant($" of cell {SourceCell}") + (SourceLine > 0 ? FormattableString.Invariant($" (line {SourceLine} of the source)") : "")
            + "; take it out of the text that students see, or out of the region";
    }
}
