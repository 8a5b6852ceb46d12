using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments;

/// <summary>A source notebook whose markers are wrong: every fault of it, each with file, cell and line.</summary>
public sealed class AssignmentFormatException : FormatException
{
    /// <summary>The faults of one notebook.</summary>
    /// <param name="faults">The faults, in the notebook's order; at least one.</param>
    public AssignmentFormatException(IReadOnlyList<NotebookFormatException> faults)
        : base(string.Join('\n', (faults ?? throw new ArgumentNullException(nameof(faults))).Select(fault => fault.Message)))
        => Faults = faults;

    /// <summary>The faults, in the notebook's order.</summary>
    public IReadOnlyList<NotebookFormatException> Faults { get; }
}
