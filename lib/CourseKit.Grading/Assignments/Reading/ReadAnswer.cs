using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Reading;

/// <summary>An answer cell, read; its checks are not known yet.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Solution">The code with the solution.</param>
/// <param name="Wrong">The known wrong answers.</param>
internal sealed record ReadAnswer(CellHeader Header, AssignmentCell Cell, string Solution, IReadOnlyList<WrongAlternative> Wrong)
{
    /// <summary>Reads an answer cell whose markers are in order.</summary>
    public static ReadAnswer Of(Cell cell, int number, CellHeader header, IReadOnlyList<Region> regions, FaultList faults)
    {
        var text = new AnswerText(cell, regions);
        if (text.Solutions.Count == 0)
            faults.Add(cell, number, header.Line, $"exercise {header.Id} has no solution; wanted // BEGIN SOLUTION … // END SOLUTION in its cell");
        List<WrongAlternative> wrong = [];
        foreach (var region in regions.Where(region => region.Kind == RegionKind.Wrong))
        {
            if (text.SolutionBefore(region) is null)
                faults.Add(cell, number, region.First, "there is no solution above this wrong answer that it could stand for; move it below // END SOLUTION");
            else if (wrong.Exists(other => other.Message == region.Message))
                faults.Add(cell, number, region.First, "another wrong answer of this exercise has the same message; each needs its own");
            else
                wrong.Add(new WrongAlternative(region.Message, text.WithWrong(region), cell.StartLine > 0 ? cell.StartLine + region.First : 0));
        }

        var stubs = faults.AnyIn(number) ? new Dictionary<Region, IReadOnlyList<string>>() : StubCompiler.Choose(text, header.Id);
        foreach (var region in text.Solutions.Where(region => !faults.AnyIn(number) && !stubs.ContainsKey(region)))
        {
            faults.Add(cell, number, region.First, "without this region the cell can't compile, nor with a throw in its place; let the region hold "
                + "whole statements, a body, whole members, or an expression whose type is written (not var)");
        }

        var released = new AssignmentCell(number, CellRole.Answer, header.Id, cell, text.With(stubs));
        return new ReadAnswer(header, released, text.With(new Dictionary<Region, IReadOnlyList<string>>()), wrong);
    }
}
