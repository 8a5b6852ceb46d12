namespace CourseKit.Grading.Assignments.Reading;

/// <summary>A part of a cell that is not released, with its markers.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">The line of the opening marker within the cell, from 0.</param>
/// <param name="Last">The line of the closing marker.</param>
/// <param name="Lines">The lines between the markers.</param>
/// <param name="Message">A wrong answer's message; empty otherwise.</param>
/// <param name="Indent">The spaces before the opening marker.</param>
internal sealed record Region(RegionKind Kind, int First, int Last, IReadOnlyList<string> Lines, string Message, string Indent);
