namespace CourseKit.Notebooks.Portability;

/// <summary>Something a notebook must keep to so that it runs alike in .NET Interactive, Verso, Jupyter and here.</summary>
/// <param name="name">The rule's name, as findings show it.</param>
/// <param name="requirement">The rule in a sentence, with its reason.</param>
public abstract class PortabilityRule(string name, string requirement)
{
    /// <summary>The rule's name, as findings show it.</summary>
    public string Name { get; } = name;

    /// <summary>The rule in a sentence, with its reason.</summary>
    public string Requirement { get; } = requirement;

    /// <summary>Where a notebook breaks the rule.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="cells">Its cells, parsed.</param>
    internal abstract IEnumerable<PortabilityFinding> Check(Notebook notebook, IReadOnlyList<PortabilityCell> cells);
}
