using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Portability;

/// <summary>A rule about the C# code of single cells.</summary>
/// <param name="name">The rule's name.</param>
/// <param name="requirement">The rule in a sentence.</param>
/// <param name="advice">What to do instead.</param>
public abstract class CSharpRule(string name, string requirement, string advice) : PortabilityRule(name, requirement)
{
    /// <inheritdoc/>
    internal sealed override IEnumerable<PortabilityFinding> Check(Notebook notebook, IReadOnlyList<PortabilityCell> cells)
        => cells.Where(cell => cell.Cell.Language == Languages.CSharp).SelectMany(Check);

    /// <summary>Where a C# cell breaks the rule.</summary>
    internal abstract IEnumerable<PortabilityFinding> Check(PortabilityCell cell);

    internal PortabilityFinding At(PortabilityCell cell, SyntaxNodeOrToken place, string message)
        => At(cell, cell.LineOf(place.SpanStart), message);

    internal PortabilityFinding At(PortabilityCell cell, int line, string message)
        => new(Name, cell.Number, line, message, advice);
}
