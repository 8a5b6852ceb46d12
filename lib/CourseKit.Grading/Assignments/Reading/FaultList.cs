using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Reading;

/// <summary>Gathers what is wrong in a source notebook, so that one pass tells all of it.</summary>
internal sealed class FaultList(string file)
{
    private readonly List<(int Cell, int Line, NotebookFormatException Fault)> _faults = [];

    /// <summary>Whether something is wrong.</summary>
    public bool Any => _faults.Count > 0;

    /// <summary>The fault that stands first in the notebook; null when there is none.</summary>
    public NotebookFormatException? First => _faults.OrderBy(fault => (fault.Cell, fault.Line)).Select(fault => fault.Fault).FirstOrDefault();

    /// <summary>Whether something is wrong in a cell.</summary>
    public bool AnyIn(int number) => _faults.Exists(fault => fault.Cell == number);

    /// <summary>Adds a fault.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="line">The line within the cell, from 0.</param>
    /// <param name="problem">What is wrong: got, wanted, what to do.</param>
    public void Add(Cell cell, int number, int line, string problem)
    {
        int? place = cell.StartLine > 0 ? cell.StartLine + line : null;
        var text = place is null ? FormattableString.Invariant($"line {line + 1} of the cell: {problem}") : problem;
        _faults.Add((number, line, new NotebookFormatException(file, number, place, text)));
    }

    /// <summary>Adds a fault of the whole notebook.</summary>
    public void Add(string problem) => _faults.Add((0, 0, new NotebookFormatException(file, cell: null, line: null, problem)));

    /// <summary>Throws what was gathered, if anything was.</summary>
    /// <exception cref="AssignmentFormatException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (Any)
            throw new AssignmentFormatException([.. _faults.OrderBy(fault => (fault.Cell, fault.Line)).Select(fault => fault.Fault)]);
    }
}
