using CourseKit.Grading.Assignments.Reading;

namespace CourseKit.Grading.Assignments.Proof;

/// <summary>A line that students must not see.</summary>
/// <param name="Cell">The source cell.</param>
/// <param name="Region">The region it stands in.</param>
/// <param name="Line">Its line within the cell, from 0.</param>
/// <param name="Bare">The line without white space.</param>
internal sealed record Secret(AssignmentCell Cell, Region Region, int Line, string Bare)
{
    /// <summary>What it is, for a message.</summary>
    public string What => Region.Kind switch
    {
        RegionKind.Solution => "a line of the solution",
        RegionKind.Wrong => "a line of a wrong answer",
        RegionKind.HiddenTests => "a line of the hidden tests",
        _ => "a line of the rubric",
    };

    /// <summary>Its line in the source's file, from 1; 0 when unknown.</summary>
    public int FileLine => Cell.Cell.StartLine > 0 ? Cell.Cell.StartLine + Line : 0;
}
