using System.Text;

namespace CourseKit.Notebooks.Execution;

/// <summary>Gathers the outputs of a notebook's cells: joins consecutive console text, lets a later output replace an
/// earlier one of the same display id (also in another cell), and stops a flood.</summary>
internal sealed class OutputCollector(int cells)
{
    /// <summary>Characters that one cell may show: beyond it no reader looks, and the runner's own memory would fill.</summary>
    internal const int Limit = 32 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly List<object>[] _outputs = [.. Enumerable.Range(0, cells).Select(_ => new List<object>())];
    private readonly long[] _size = new long[cells];
    private readonly bool[] _full = new bool[cells];
    private readonly Dictionary<string, (int Cell, int Index)> _displays = [];

    /// <summary>Adds what cell <paramref name="cell"/> (from 0) shows.</summary>
    public void Add(int cell, CellOutput output)
    {
        lock (_gate)
        {
            var length = Length(output);
            if (output is not ErrorOutput && _size[cell] + length > Limit)
            {
                Cut(cell);
                return;
            }

            _size[cell] += length;
            switch (output)
            {
                case StreamOutput { Text: "" }:
                    break;
                case StreamOutput text:
                    Stream(cell, text);
                    break;
                case DisplayOutput { DisplayId: { } id } display when _displays.TryGetValue(id, out var place):
                    _outputs[place.Cell][place.Index] = display;
                    break;
                default:
                    if (output is DisplayOutput { DisplayId: { } newId })
                        _displays[newId] = (cell, _outputs[cell].Count);
                    _outputs[cell].Add(output);
                    break;
            }
        }
    }

    /// <summary>Removes the error messages of a cell: a clearer one follows.</summary>
    /// <returns>The first of them; null when there was none.</returns>
    public ErrorOutput? DropErrors(int cell)
    {
        ErrorOutput? dropped = null;
        lock (_gate)
        {
            // Errors stand last, so no place noted in `displays` moves.
            while (_outputs[cell] is [.., ErrorOutput error])
            {
                dropped = error;
                _outputs[cell].RemoveAt(_outputs[cell].Count - 1);
            }
        }

        return dropped;
    }

    /// <summary>What cell <paramref name="cell"/> (from 0) has shown.</summary>
    public IReadOnlyList<CellOutput> Of(int cell)
    {
        lock (_gate)
        {
            return [.. _outputs[cell].Select(output => output is Console text
                ? new StreamOutput(text.Name, text.Text.ToString())
                : (CellOutput)output)];
        }
    }

    private void Stream(int cell, StreamOutput text)
    {
        if (_outputs[cell] is [.., Console last] && string.Equals(last.Name, text.Name, StringComparison.Ordinal))
            last.Text.Append(text.Text);
        else
            _outputs[cell].Add(new Console(text.Name, new StringBuilder(text.Text)));
    }

    private void Cut(int cell)
    {
        if (_full[cell])
            return;
        _full[cell] = true;
        _outputs[cell].Add(new StreamOutput("stderr",
            FormattableString.Invariant($"[output cut: the cell shows more than {Limit / 1024 / 1024} MB]\n")));
    }

    private static long Length(CellOutput output) => output switch
    {
        StreamOutput text => text.Text.Length,
        DisplayOutput display => display.Data.Sum(pair => (long)pair.Value.Length),
        _ => 0,
    };

    private sealed record Console(string Name, StringBuilder Text);
}
