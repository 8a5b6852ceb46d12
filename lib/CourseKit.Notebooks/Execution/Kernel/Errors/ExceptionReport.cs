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
        var place = inCell is null ? cell.Name : cell.At(inCell.Line);
        var name = Formatting.TypeNames.Of(exception.GetType());
        var elsewhere = frames.Count > 0 && frames[0].Source != cell
            ? $" (thrown in {frames[0].Where})"
            : "";
        List<string> lines = [];
        AddFrames(lines, exception, frames);
        AddInner(lines, exception, places, depth: 0);
        return new ErrorOutput(name, $"{place}: {name}: {OneLine(exception.Message)}{elsewhere}", lines);
    }

    private static void AddFrames(List<string> lines, Exception exception, List<Frame> frames)
    {
        var rest = exception.Message.ReplaceLineEndings("\n").Split('\n');
        lines.AddRange(rest.Skip(1));
        if (frames.Count == 0)
            return;
        lines.AddRange(frames[0].Source.Show(frames[0].Line, frames[0].Column));
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
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (places.Find(frame.GetFileName()) is not { } source || frame.GetMethod() is not { } method)
                continue;
            found.Add(new Frame(source, frame.GetFileLineNumber(), frame.GetFileColumnNumber(), MethodNames.Of(method)));
        }

        return found;
    }

    private static IEnumerable<(Frame Frame, int Times)> Runs(List<Frame> frames)
    {
        for (int i = 0, next; i < frames.Count; i = next)
        {
            next = i + 1;
            while (next < frames.Count && frames[next] == frames[i])
                next++;
            yield return (frames[i], next - i);
        }
    }

    private static string OneLine(string message)
    {
        var lines = message.ReplaceLineEndings("\n").Split('\n');
        return lines.Length == 1 ? message : lines[0] + " …";
    }

    private sealed record Frame(CellSource Source, int Line, int Column, string? Method)
    {
        public string Where => Method is null ? Source.At(Line) : $"{Method}, {Source.At(Line)}";
    }
}
