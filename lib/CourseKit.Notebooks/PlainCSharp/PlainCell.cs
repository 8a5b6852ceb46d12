namespace CourseKit.Notebooks.PlainCSharp;

/// <summary>A cell as a class: what it declares are members, what it does stands in one method.</summary>
/// <param name="Number">The cell's number in the notebook, from 1.</param>
/// <param name="Members">Fields, methods and types, in order.</param>
/// <param name="Statements">What the cell does, in order.</param>
/// <param name="Extensions">Extension methods, which can't stand in a class that others derive from.</param>
/// <param name="Usings">Its using directives.</param>
/// <param name="Projects">Assemblies that it references by path.</param>
/// <param name="Packages">Packages that it references.</param>
/// <param name="Awaits">Whether what it does awaits anything.</param>
/// <param name="CanIndent">Whether its lines can be moved to the right: not with a text of several lines in them.</param>
internal sealed record PlainCell(
    int Number,
    IReadOnlyList<string> Members,
    IReadOnlyList<string> Statements,
    IReadOnlyList<string> Extensions,
    IReadOnlyList<string> Usings,
    IReadOnlyList<string> Projects,
    IReadOnlyList<string> Packages,
    bool Awaits,
    bool CanIndent);
