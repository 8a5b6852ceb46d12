namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>What a student's cell was found to be.</summary>
/// <param name="Use">What becomes of it.</param>
/// <param name="Source">The source cell that it stands for, from 0; -1 if none.</param>
/// <param name="Code">The code to run, where the student's own runs.</param>
internal sealed record CellMatch(CellUse Use, int Source, string Code);
