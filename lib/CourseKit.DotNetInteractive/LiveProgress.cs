using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.DotNetInteractive;

/// <summary>Progress that overwrites one displayed value instead of writing line under line.</summary>
/// <typeparam name="T">What is reported, such as <c>TrainingProgress</c>: it is shown as its <c>ToString()</c>.</typeparam>
/// <remarks>
/// A front end that gets thousands of updates a second stops answering, so reports within <see cref="Pause"/> of the last
/// shown one wait; <see cref="Dispose"/> shows the last of them.
/// </remarks>
/// <example>
/// <code>
/// using (var live = new LiveProgress&lt;TrainingProgress&gt;())
///     new Trainer(network, new Adam(0.001), loss) { Progress = live }.Train(train, epochs: 10);
/// </code>
/// </example>
public sealed class LiveProgress<T> : IProgress<T>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private DisplayedValue? _shown;
    private long _shownAt;
    private string? _waiting;

    /// <summary>Shows nothing until the first report.</summary>
    public LiveProgress()
        : this(TimeProvider.System)
    {
    }

    internal LiveProgress(TimeProvider clock) => _clock = clock;

    /// <summary>The least time between two updates: a tenth of a second.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(0.1);

    /// <summary>Shows a report, in the place of the last one.</summary>
    public void Report(T value)
    {
        lock (_gate)
        {
            _waiting = value?.ToString() ?? "";
            if (_shown is null || _clock.GetElapsedTime(_shownAt) >= Pause)
                Show();
        }
    }

    /// <summary>Shows the last report if it still waits.</summary>
    public void Dispose()
    {
        lock (_gate)
            Show();
    }

    private void Show()
    {
        if (_waiting is null)
            return;
        if (_shown is not null)
            _shown.Update(_waiting);
        else if (KernelInvocationContext.Current is { } context)
            _shown = KernelInvocationContextExtensions.Display(context, _waiting, PlainTextFormatter.MimeType);
        else
            throw new InvalidOperationException("live progress needs a cell that runs in .NET Interactive: report from the cell's own thread first");
        _waiting = null;
        _shownAt = _clock.GetTimestamp();
    }
}
