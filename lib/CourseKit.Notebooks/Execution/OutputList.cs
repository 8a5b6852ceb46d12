using System.Text;

namespace CourseKit.Notebooks.Execution;

/// <summary>
/// Gathers a cell's outputs as a kernel reports them: consecutive pieces of a stream are joined, an output whose
/// <see cref="DisplayOutput.DisplayId"/> was seen before replaces that one. Not safe for several threads at once.
/// </summary>
public sealed class OutputList
{
    private readonly List<CellOutput> outputs = [];
    private readonly StringBuilder stream = new();
    private string? streamName;

    /// <summary>Adds an output.</summary>
    /// <param name="output">What the kernel reported.</param>
    public void Add(CellOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (output is StreamOutput piece)
        {
            if (streamName != piece.Name)
                EndStream();
            streamName = piece.Name;
            stream.Append(piece.Text);
            return;
        }

        EndStream();
        var earlier = output is DisplayOutput { DisplayId: { } id }
            ? outputs.FindIndex(o => o is DisplayOutput d && d.DisplayId == id)
            : -1;
        if (earlier >= 0)
            outputs[earlier] = output;
        else
            outputs.Add(output);
    }

    /// <summary>The outputs so far, streams joined.</summary>
    /// <returns>A copy, in order.</returns>
    public IReadOnlyList<CellOutput> ToList()
        => streamName is null ? [.. outputs] : [.. outputs, new StreamOutput(streamName, stream.ToString())];

    private void EndStream()
    {
        if (streamName is not null)
            outputs.Add(new StreamOutput(streamName, stream.ToString()));
        streamName = null;
        stream.Clear();
    }
}
