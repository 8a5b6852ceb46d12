using CourseKit.Grading.Assignments.Reading;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments;

/// <summary>Reads an instructor's source notebook.</summary>
/// <remarks>
/// <para>All that the grader knows stands in the cells' text, since a .dib holds nothing else:</para>
/// <list type="bullet">
/// <item>an answer cell begins <c>// exercise &lt;id&gt; (&lt;points&gt; points): &lt;title&gt;</c> and holds one or several regions
/// <c>// BEGIN SOLUTION</c> … <c>// END SOLUTION</c>; below a region known wrong answers may stand in its place,
/// <c>/* BEGIN WRONG: &lt;what is wrong&gt;</c> … <c>END WRONG */</c>;</item>
/// <item>a check cell begins <c>// check &lt;id&gt;</c>, or <c>// check &lt;id&gt; (&lt;points&gt; points): &lt;title&gt;</c>, and may hold
/// <c>// BEGIN HIDDEN TESTS</c> … <c>// END HIDDEN TESTS</c>;</item>
/// <item>a written question is a markdown cell that begins <c>&lt;!-- question &lt;id&gt; (&lt;points&gt; points, manual) --&gt;</c> and may
/// hold <c>&lt;!-- BEGIN RUBRIC --&gt;</c> … <c>&lt;!-- END RUBRIC --&gt;</c>.</item>
/// </list>
/// <para>Whatever resembles a marker without being one is a fault, since it would hide nothing.</para>
/// </remarks>
public static class AssignmentReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">A <c>.dib</c> or <c>.ipynb</c>.</param>
    /// <exception cref="AssignmentFormatException">Markers are wrong; it tells every fault with file, cell and line.</exception>
    /// <exception cref="NotebookFormatException">The file is no notebook.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static Assignment Read(string path) => Read(NotebookFile.Read(path));

    /// <summary>Reads a notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <exception cref="AssignmentFormatException">Markers are wrong; it tells every fault with file, cell and line.</exception>
    public static Assignment Read(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return new AssignmentBuilder(notebook).Build();
    }
}
