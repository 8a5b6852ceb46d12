using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments;

/// <summary>Makes the notebook that students get.</summary>
public static class AssignmentRelease
{
    /// <summary>The student's notebook: the cells' released texts and nothing else.</summary>
    /// <remarks>Outputs, ids, metadata and attachments of an .ipynb are made by running the solution, or may tell of it; none
    /// of them is kept, and neither is the notebook's own metadata except for its language.</remarks>
    /// <param name="assignment">The assignment.</param>
    public static Notebook Create(Assignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        return new Notebook([.. assignment.Cells
            .Where(cell => cell.Released.AsSpan().Trim().Length > 0)
            .Select(cell => new Cell(cell.Cell.Language, cell.Released))])
        {
            DefaultLanguage = assignment.Source.DefaultLanguage,
        };
    }
}
