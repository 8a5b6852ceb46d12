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

    private readonly Lock _gate = new();
    private readonly StringBuilder _pending = new();
    private readonly Timer _timer;
    private string _pendingStream = "stdout";
    private Action<CellOutput>? _receiver;
    private bool _timerRuns;
    private bool _cut;
    private bool _noteDue;
    private int _shown;
    private int _writes;
    private int _displays;
    private int _cell;

    public OutputSink(int limit)
    {
        Limit = limit;
        _timer = new Timer(static sink => ((OutputSink)sink!).Flush(), this, Timeout.Infinite, Timeout.Infinite);
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
        lock (_gate)
        {
            _receiver = onOutput;
            _cell = number;
            _shown = _writes = _displays = 0;
            _cut = false;
            FlushPending();
        }
    }

    /// <summary>Ends the cell. What straggling threads still write is kept for the next one.</summary>
    public void End()
    {
        lock (_gate)
        {
            FlushPending(all: true);
            _receiver = null;
        }
    }

    /// <summary>Writes console text.</summary>
    public void Write(string stream, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        lock (_gate)
        {
            text = text[..Admit(text.Length)];
            if (text.IsEmpty)
            {
                NoteCut();
                return;
            }

            if (_pendingStream != stream)
                FlushPending(all: true);
            _pendingStream = stream;
            _pending.Append(text);
            // Text without a line's end has more to come: `Write(x); WriteLine()` is one piece.
            if ((text[^1] == '\n' && _writes++ < ImmediateWrites) || _pending.Length > GatheredCharacters)
            {
                FlushPending();
            }
            else if (!_timerRuns)
            {
                _timerRuns = true;
                _timer.Change(GatherTime, Timeout.InfiniteTimeSpan);
            }

            NoteCut();
        }
    }

    /// <summary>Shows a value, if there is room for it.</summary>
    public void Show(DisplayOutput output)
    {
        lock (_gate)
        {
            FlushPending();
            var size = output.Data.Sum(d => d.Value.Length);
            if (!_cut && Admit(size) == size)
                _receiver?.Invoke(ValidText.Of(output));
            NoteCut();
        }
    }

    /// <summary>Shows an error, whatever was cut before.</summary>
    public void ShowError(ErrorOutput output)
    {
        lock (_gate)
        {
            FlushPending();
            _receiver?.Invoke(ValidText.Of(output));
        }
    }

    /// <summary>An id for a display that may be updated: the same in every run.</summary>
    public string NextDisplayId()
    {
        lock (_gate)
            return string.Create(CultureInfo.InvariantCulture, $"cell{_cell}-{++_displays}");
    }

    /// <summary>Sends what is gathered.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            _timerRuns = false;
            FlushPending();
        }
    }

    public void Dispose() => _timer.Dispose();

    private int Admit(int wanted)
    {
        if (_cut)
            return 0;
        var admitted = Math.Min(wanted, Limit - _shown);
        _shown += admitted;
        _cut = _noteDue = admitted < wanted;
        return admitted;
    }

    private void NoteCut()
    {
        if (!_noteDue || _receiver is null)
            return;
        _noteDue = false;
        FlushPending();
        _receiver(new StreamOutput("stderr", string.Create(
            CultureInfo.InvariantCulture, $"\n[output cut: a cell may show {Limit:N0} characters]\n")));
    }

    private void FlushPending(bool all = false)
    {
        if (_pending.Length == 0 || _receiver is null)
            return;
        // Half a character waits for its other half.
        var half = !all && !_cut && char.IsHighSurrogate(_pending[^1]) ? 1 : 0;
        var text = _pending.ToString(0, _pending.Length - half);
        _pending.Remove(0, _pending.Length - half);
        if (text.Length == 0)
            return;
        _receiver(new StreamOutput(_pendingStream, ValidText.Of(text)));
    }
}
