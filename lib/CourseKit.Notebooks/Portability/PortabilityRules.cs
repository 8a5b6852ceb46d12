using CourseKit.Notebooks.Portability.Rules;

namespace CourseKit.Notebooks.Portability;

/// <summary>The rules that a notebook keeps so that one source runs the same in every host.</summary>
/// <remarks>
/// The hosts differ in what they give (Verso has no <c>display(x)</c>), and C# script code leaves out parts of C# or reads
/// them differently. A new rule is one class in <c>Rules</c> and one row in the table here.
/// </remarks>
public static class PortabilityRules
{
    /// <summary>Every rule.</summary>
    public static IReadOnlyList<PortabilityRule> All { get; } =
    [
        new MetaHeaderRule(),
        new HeaderLookalikeRule(),
        new CellLengthRule(),
        new DirectiveOrderRule(),
        new DirectiveInTextRule(),
        new DisplayCallRule(),
        new ExtensionInClassRule(),
        new UsingDeclarationRule(),
        new AwaitParenthesisRule(),
        new NamespaceRule(),
        new FileLocalTypeRule(),
        new TopLevelYieldRule(),
        new TopLevelSpanRule(),
    ];

    /// <summary>Applies every rule.</summary>
    /// <param name="notebook">The notebook; its cells need not compile.</param>
    /// <returns>What was found, in the order of the cells and lines; empty for a portable notebook.</returns>
    /// <example><code>foreach (var finding in PortabilityRules.Check(NotebookFile.Read("a.dib"))) Console.WriteLine(finding);</code></example>
    public static IReadOnlyList<PortabilityFinding> Check(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var cells = notebook.Cells.Select((cell, index) => new PortabilityCell(cell, index + 1)).ToArray();
        return [.. All.SelectMany(rule => rule.Check(notebook, cells)).OrderBy(finding => finding.Cell).ThenBy(finding => finding.Line)];
    }
}
