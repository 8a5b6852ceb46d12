using CourseKit.Grading.Assignments.Recovery;
using CourseKit.Grading.Results;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments;

/// <summary>Lays a submission over its assignment, whatever the student did to the cells.</summary>
/// <remarks>
/// <para>Set-up and check cells are the instructor's, always: the student's only tell where they stand. An answer is found by
/// the id in its header, else by what it declares, else by its place between its neighbours. If an id occurs more than once, the last
/// cell with it that differs from the stub counts; earlier ones that were written in run as the student's own cells, which the
/// answer may build on. The student's own cells run where they stand; in the result they have the role
/// <see cref="CellRole.Setup"/> with <see cref="RecoveredCell.IsStudents"/> set. A cell that begins like a check is left out.</para>
/// <para>Directives that load code, packages or files are left out of the student's cells, each replaced by a comment in its line.
/// Cells in other languages do not run.</para>
/// <para>Texts of remarks hold ids of the assignment and numbers only, nothing that the student wrote.</para>
/// </remarks>
public static class SubmissionRecovery
{
    /// <summary>The most cells that a submission may have.</summary>
    public const int MaxCells = 5_000;

    /// <summary>The most characters that a submission's cells may have.</summary>
    public const int MaxCharacters = 20_000_000;

    /// <summary>Recovers a submission.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="submission">What the student handed in.</param>
    /// <exception cref="NotebookFormatException">It is larger than any work on the assignment can be.</exception>
    public static RecoveredSubmission Recover(Assignment assignment, Notebook submission)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(submission);
        Refuse(submission);
        var remarks = new RemarkList();
        StudentCell[] cells = [.. submission.Cells.Select((cell, i) => new StudentCell(cell, i + 1, assignment))];
        var matcher = new CellMatcher(assignment, cells, remarks);
        var matches = matcher.Match();
        var recovered = new CellSequence(assignment, cells, matches, remarks).Arrange();
        RemarkDeleted(assignment, matches, remarks);
        RemarkOtherLanguages(assignment, cells, matches, remarks);
        var written = AnswersInWords.Find(assignment, cells, remarks);
        return new RecoveredSubmission(recovered, written, matcher.Missing, remarks.All);
    }

    private static void Refuse(Notebook submission)
    {
        var problem = submission.Cells.Count > MaxCells
            ? FormattableString.Invariant($"the notebook has {submission.Cells.Count} cells, more than the {MaxCells} that are graded")
            : submission.Cells.Sum(cell => (long)cell.Source.Length) is > MaxCharacters and var length
                ? FormattableString.Invariant($"the notebook's cells have {length} characters, more than the {MaxCharacters} that are graded")
                : null;
        if (problem is not null)
            throw new NotebookFormatException(submission.FileName, cell: null, line: null, problem);
    }

    private static void RemarkDeleted(Assignment assignment, IReadOnlyList<CellMatch> matches, RemarkList remarks)
    {
        var there = matches.Select(match => match.Source).ToHashSet();
        foreach (var (i, cell) in assignment.Cells.Index())
        {
            if (there.Contains(i) || cell.Cell.Language != Languages.CSharp)
                continue;
            if (cell.Role == CellRole.Check)
                remarks.Add(RemarkKind.Deleted, $"The check of exercise {cell.Id} is not there; the instructor's was used.");
            else if (cell.Role == CellRole.Setup)
                remarks.Add(RemarkKind.Deleted, $"The set-up cell {cell.Number} of the assignment is not there; the instructor's was used.");
        }
    }

    private static void RemarkOtherLanguages(
        Assignment assignment, StudentCell[] cells, IReadOnlyList<CellMatch> matches, RemarkList remarks)
    {
        var own = assignment.Cells.Select(cell => StudentCell.Normalized(cell.Released)).ToHashSet(StringComparer.Ordinal);
        var others = cells.Where((cell, i) => !cell.IsCSharp && !cell.IsProse && matches[i].Use == CellUse.Dropped
            && !own.Contains(cell.Text)).ToList();
        if (others.Count > 0)
            remarks.Add(RemarkKind.Note, $"Cells in other languages than C# were left out ({others.Count}, the first is cell {others[0].Number}).");
    }
}
