using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks.Execution.Kernel.Output;

/// <summary>
/// Where a kernel's cells show things: console text and displayed values in one order, bounded per cell. Any thread may
/// write; the receiver is called by one at a time.
/// </summary>
/// <remarks>
/// The first pieces of text go out at once, so that a cell which then brings the process down has still shown them;
/// a cell that writes much is gathered to a few calls a second.
/// </remarks>
internal sealed class OutputSink : IDisposable
{
    private const int ImmediateWrites = 200;
    private const int GatheredCharacters = 16_384;
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(50);
    private static readonly AsyncLocal<OutputSink?> OfThisFlow = new();

    private readonly Lock gate = new();
    private readonly StringBuilder pending = new();
    private readonly Timer timer;
    private string pendingStream = "stdout";
    private Action<CellOutput>? receiver;
    private bool timerRuns;
    private bool cut;
    private bool noteDue;
    private int shown;
    private int writes;
    private int displays;
    private int cell;

    public OutputSink(int limit)
    {
        Limit = limit;
        timer = new Timer(static sink => ((OutputSink)sink!).Flush(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>How many characters a cell may show.</summary>
    public int Limit { get; set; }

    /// <summary>The sink of the whole process, for threads that no cell's flow reaches; null outside a worker.</summary>
    public static OutputSink? OfProcess { get; set; }

    /// <summary>The sink that belongs to the running code.</summary>
    public static OutputSink? Current => OfThisFlow.Value ?? OfProcess;

    /// <summary>Asks the reader for a line; null where nobody sits at a keyboard.</summary>
    public Func<string?>? ReadLine { get; set; }

    /// <summary>Makes this the sink of the calling flow and of all that it starts.</summary>
    public void Enter() => OfThisFlow.Value = this;

    /// <summary>Starts a cell: what is shown from here on goes to the receiver.</summary>
    public void Begin(int number, Action<CellOutput> onOutput)
    {
        lock (gate)
        {
            receiver = onOutput;
            cell = number;
            shown = writes = displays = 0;
            cut = false;
            FlushPending();
        }
    }

    /// <summary>Ends the cell. What straggling threads still write is kept for the next one.</summary>
    public void End()
    {
        lock (gate)
        {
            FlushPending(all: true);
            receiver = null;
        }
    }

    /// <summary>Writes console text.</summary>
    public void Write(string stream, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        lock (gate)
        {
            text = text[..Admit(text.Length)];
            if (text.IsEmpty)
            {
                NoteCut();
                return;
            }

            if (pendingStream != stream)
                FlushPending(all: true);
            pendingStream = stream;
            pending.Append(text);
            // Text without a line's end has more to come: `Write(x); WriteLine()` is one piece.
            if ((text[^1] == '\n' && writes++ < ImmediateWrites) || pending.Length > GatheredCharacters)
            {
                FlushPending();
            }
            else if (!timerRuns)
            {
                timerRuns = true;
                timer.Change(GatherTime, Timeout.InfiniteTimeSpan);
            }

            NoteCut();
        }
    }

    /// <summary>Shows a value, if there is room for it.</summary>
    public void Show(DisplayOutput output)
    {
        lock (gate)
        {
            FlushPending();
            var size = output.Data.Sum(d => d.Value.Length);
            if (!cut && Admit(size) == size)
                receiver?.Invoke(ValidText.Of(output));
            NoteCut();
        }
    }

    /// <summary>Shows an error, whatever was cut before.</summary>
    public void ShowError(ErrorOutput output)
    {
        lock (gate)
        {
            FlushPending();
            receiver?.Invoke(ValidText.Of(output));
        }
    }

    /// <summary>An id for a display that may be updated: the same in every run.</summary>
    public string NextDisplayId()
    {
        lock (gate)
            return string.Create(CultureInfo.InvariantCulture, $"cell{cell}-{++displays}");
    }

    /// <summary>Sends what is gathered.</summary>
    public void Flush()
    {
        lock (gate)
        {
            timerRuns = false;
            FlushPending();
        }
    }

    public void Dispose() => timer.Dispose();

    private int Admit(int wanted)
    {
        if (cut)
            return 0;
        var admitted = Math.Min(wanted, Limit - shown);
        shown += admitted;
        cut = noteDue = admitted < wanted;
        return admitted;
    }

    private void NoteCut()
    {
        if (!noteDue || receiver is null)
            return;
        noteDue = false;
        FlushPending();
        receiver(new StreamOutput("stderr", string.Create(
            CultureInfo.InvariantCulture, $"\n[output cut: a cell may show {Limit:N0} characters]\n")));
    }

    private void FlushPending(bool all = false)
    {
        if (pending.Length == 0 || receiver is null)
            return;
        // Half a character waits for its other half.
        var half = !all && !cut && char.IsHighSurrogate(pending[^1]) ? 1 : 0;
        var text = pending.ToString(0, pending.Length - half);
        pending.Remove(0, pending.Length - half);
        if (text.Length == 0)
            return;
        receiver(new StreamOutput(pendingStream, ValidText.Of(text)));
    }
}
