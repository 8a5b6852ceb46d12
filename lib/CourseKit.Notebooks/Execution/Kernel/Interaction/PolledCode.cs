using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Execution.Kernel.Interaction;

/// <summary>A cell's code with polls in it, and the way back from its columns to those of the code as written.</summary>
internal sealed class PolledCode
{
    private readonly SourceText _written;
    private readonly IReadOnlyList<Insertion> _insertions;

    /// <summary>Writes polls into code.</summary>
    /// <param name="written">The code as written.</param>
    /// <param name="insertions">What is written where, in the order of their places.</param>
    public PolledCode(SourceText written, IReadOnlyList<Insertion> insertions)
    {
        (_written, _insertions) = (written, insertions);
        Text = written.WithChanges(insertions.Select(insertion => new TextChange(insertion.Span, insertion.Text)));
    }

    /// <summary>The code with polls; it has the lines of the code as written.</summary>
    public SourceText Text { get; }

    /// <summary>Where the reader wrote what stands at a place; of a poll, where the loop or method begins that it stands in.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column in <see cref="Text"/>, from 1; 0 when it is not known.</param>
    public (int Line, int Column) Written(int line, int column)
    {
        if (line < 1 || line > Text.Lines.Count || column < 1)
            return (line, column);
        var position = Text.Lines[line - 1].Start + column - 1;
        var shift = 0;
        foreach (var insertion in _insertions)
        {
            var start = insertion.Span.Start + shift;
            if (position < start)
                break;
            if (position < start + insertion.Text.Length)
                return Place(insertion.Owner);
            shift += insertion.Text.Length - insertion.Span.Length;
        }

        return Place(Math.Min(position - shift, _written.Length));
    }

    private (int Line, int Column) Place(int position)
    {
        var place = _written.Lines.GetLinePosition(position);
        return (place.Line + 1, place.Character + 1);
    }

    /// <summary>A piece of a poll.</summary>
    /// <param name="Span">What it takes the place of in the code as written; empty between two characters.</param>
    /// <param name="Text">What is written, on one line.</param>
    /// <param name="Owner">Where the loop or method begins that is polled.</param>
    internal readonly record struct Insertion(TextSpan Span, string Text, int Owner);
}
