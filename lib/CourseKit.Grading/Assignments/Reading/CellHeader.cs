namespace CourseKit.Grading.Assignments.Reading;

/// <summary>What the first line of a cell says.</summary>
/// <param name="Role">Answer, check or question.</param>
/// <param name="Id">The exercise's or question's id.</param>
/// <param name="Points">The points; null where a check names none.</param>
/// <param name="Title">The title; null where there is none.</param>
/// <param name="Line">The header's line within the cell, from 0.</param>
internal sealed record CellHeader(CellRole Role, string Id, decimal? Points, string? Title, int Line);
