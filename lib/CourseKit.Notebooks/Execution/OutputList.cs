namespace CourseKit.Notebooks.Execution;

/// <summary>
/// Gathers the outputs of one cell as a kernel reports them: consecutive pieces of a stream are joined, an output whose
/// <see cref="DisplayOutput.DisplayId"/> was seen before replaces that one, a flood is cut.
/// </summary>
public sealed class OutputList
{
    private readonly OutputCollector _outputs = new(cells: 1);

    /// <summary>Adds an output.</summary>
    /// <param name="output">What the kernel reported.</param>
    public void Add(CellOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _outputs.Add(0, output);
    }

    /// <summary>The outputs so far, streams joined.</summary>
    /// <returns>A copy, in order.</returns>
    public IReadOnlyList<CellOutput> ToList() => _outputs.Of(0);
}
