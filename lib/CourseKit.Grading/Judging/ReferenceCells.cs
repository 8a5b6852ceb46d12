using CourseKit.Grading.Assignments;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Judging;

/// <summary>Lays out what to execute of an assignment itself: the solution, or a known wrong answer among solutions.</summary>
internal static class ReferenceCells
{
    /// <summary>Set-up, solutions and checks.</summary>
    public static IReadOnlyList<RecoveredCell> OfSolution(Assignment assignment) => Of(assignment, null);

    /// <summary>The same with wrong answers in some exercises' places; only those exercises' checks, and nothing after them.</summary>
    public static IReadOnlyList<RecoveredCell> OfAlternatives(Assignment assignment, IReadOnlyDictionary<string, WrongAlternative> wrong)
    {
        var cells = Of(assignment, wrong);
        var last = cells.Count;
        while (last > 0 && cells[last - 1].Role != CellRole.Check)
            last--;
        return [.. cells.Take(last)];
    }

    private static List<RecoveredCell> Of(Assignment assignment, IReadOnlyDictionary<string, WrongAlternative>? wrong)
    {
        var cells = new List<RecoveredCell>();
        foreach (var cell in assignment.Cells)
        {
            switch (cell.Role)
            {
                case CellRole.Setup when cell.Cell.Language == Languages.CSharp:
                    cells.Add(new RecoveredCell(CellRole.Setup, null, null, cell.Cell.Source, IsStudents: false, cell.Number));
                    break;
                case CellRole.Answer:
                    var answered = assignment.Exercises.Single(exercise => exercise.Answer.Number == cell.Number);
                    var source = wrong?.GetValueOrDefault(answered.Id)?.Source ?? answered.Solution;
                    cells.Add(new RecoveredCell(CellRole.Answer, answered.Id, null, source, IsStudents: true, cell.Number));
                    break;
                case CellRole.Check when wrong is null || wrong.ContainsKey(cell.Id!):
                    var check = assignment.Exercises.SelectMany(exercise => exercise.Checks).Single(found => found.Cell.Number == cell.Number);
                    cells.Add(new RecoveredCell(CellRole.Check, check.ExerciseId, check, check.Source, IsStudents: false, cell.Number));
                    break;
            }
        }

        return cells;
    }
}
