using System.Diagnostics;

namespace CourseKit.Notebooks.Execution.Kernel.Errors;

/// <summary>An exception, as the reader of a notebook sees it: the notebook's own frames, and no others.</summary>
internal static class ExceptionReport
{
    private const int FramesShown = 12;
    private const int InnerShown = 5;

    /// <summary>Reports what a cell threw.</summary>
    public static ErrorOutput Of(Exception exception, CellPlaces places, CellSource cell)
    {
        var frames = Frames(exception, places);

        // The message names the cell that failed, and where in it; the throwing place may be in an earlier cell's function.
        var inCell = frames.FirstOrDefault(f => f.Source == cell);
        var place = inCell is null ? cell.Name : cell.At(inCell.Lines);
        var name = Formatting.TypeNames.Of(exception.GetType());
        var elsewhere = frames.Count > 0 && frames[0].Source != cell
            ? $" (thrown in {frames[0].WhereFrom(cell)})"
            : "";
        List<string> lines = [];
        AddFrames(lines, exception, frames);
        AddInner(lines, exception, places, depth: 0);
        return new ErrorOutput(name, $"{place}: {name}: {OneLine(exception.Message)}{elsewhere}", lines);
    }

    /// <summary>Tells where a cell was that was asked to stop.</summary>
    /// <param name="exception">What ended it.</param>
    /// <param name="places">The sources.</param>
    /// <param name="cell">The cell.</param>
    public static ErrorOutput OfStopped(Exception exception, CellPlaces places, CellSource cell)
    {
        var frames = Frames(exception, places);
        var inCell = frames.FirstOrDefault(f => f.Source == cell);
        var method = frames is not [var first, ..] ? null : first.Source == cell ? first.Method : first.WhereFrom(cell);
        List<string> lines = [];
        AddFrames(lines, exception, frames);
        return StoppedPlace.Tell(inCell is null ? cell.Name : cell.At(inCell.Lines), method, lines);
    }

    private static void AddFrames(List<string> lines, Exception exception, List<Frame> frames)
    {
        var rest = exception.Message.ReplaceLineEndings("\n").Split('\n');
        lines.AddRange(rest.Skip(1));
        if (frames.Count == 0)
            return;
        lines.AddRange(frames[0].Lines.Take(3).SelectMany(line => frames[0].Source.Show(line, frames[0].Column)));
        if (frames.Count == 1 && frames[0].Method is null)
            return;

        // Endless recursion repeats one frame thousands of times.
        foreach (var (frame, times) in Runs(frames).Take(FramesShown))
            lines.Add($"   at {frame.Where}" + (times > 1 ? FormattableString.Invariant($" ({times} times)") : ""));
        var more = Runs(frames).Skip(FramesShown).Sum(run => run.Times);
        if (more > 0)
            lines.Add(FormattableString.Invariant($"   … {more} more"));
    }

    private static void AddInner(List<string> lines, Exception exception, CellPlaces places, int depth)
    {
        IReadOnlyList<Exception> inner = exception switch
        {
            AggregateException aggregate => aggregate.InnerExceptions,
            { InnerException: { } one } => [one],
            _ => [],
        };
        if (depth == InnerShown)
            return;
        foreach (var cause in inner.Take(InnerShown))
        {
            lines.Add($"caused by {Formatting.TypeNames.Of(cause.GetType())}: {OneLine(cause.Message)}");
            AddFrames(lines, cause, Frames(cause, places));
            AddInner(lines, cause, places, depth + 1);
        }

        if (inner.Count > InnerShown)
            lines.Add(FormattableString.Invariant($"… and {inner.Count - InnerShown} more causes"));
    }

    private static List<Frame> Frames(Exception exception, CellPlaces places)
    {
        List<Frame> found = [];
        var isRangeCheck = exception is IndexOutOfRangeException or OverflowException;
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method)
                continue;
            if (places.Find(frame.GetFileName()) is { } source && !(isRangeCheck && frame.GetILOffset() == 0))
            {
                var (line, column) = places.Symbols.Written(frame.GetFileName()!, frame.GetFileLineNumber(), frame.GetFileColumnNumber());
                found.Add(new Frame(source, [line], column, MethodNames.Of(method)));
            }
            else if (places.Symbols.Candidates(method, places) is var (document, lines))
            {
                found.Add(new Frame(places.Find(document)!, lines, 0, MethodNames.Of(method)));
            }
        }

        return found;
    }

    private static IEnumerable<(Frame Frame, int Times)> Runs(List<Frame> frames)
    {
        for (int i = 0, next; i < frames.Count; i = next)
        {
            next = i + 1;
            while (next < frames.Count && frames[next].Where == frames[i].Where)
                next++;
            yield return (frames[i], next - i);
        }
    }

    private static string OneLine(string message)
    {
        var lines = message.ReplaceLineEndings("\n").Split('\n');
        return lines.Length == 1 ? message : lines[0] + " …";
    }

    private sealed record Frame(CellSource Source, IReadOnlyList<int> Lines, int Column, string? Method)
    {
        // The reader of a message from a notebook need not be told the notebook's name again.
        public string WhereFrom(CellSource cell)
            => Source.File == cell.File && Source.Cell is not null ? Where.Replace(Source.File + ", ", "", StringComparison.Ordinal) : Where;

        public string Where => Method is null ? Source.At(Lines) : $"{Method}, {Source.At(Lines)}";
    }
}
