using System.Runtime;
using CourseKit.Notebooks.Scripting;

namespace CourseKit.Notebooks.Execution.Kernel.Interaction;

/// <summary>Stops the running cell on request and leaves the process, and so the notebook's variables, alive.</summary>
/// <remarks>
/// First politely: the polls that <see cref="InterruptPoints"/> put into the cell's loops, its console and its wait for input
/// see the request. Code that passes no such place, a library's own loop above all, is aborted after a second.
/// That ends managed code wherever it is; code outside the runtime (a native library) can't be ended at all.
/// </remarks>
internal sealed class CellInterruption : IDisposable
{
    /// <summary>A loop of the reader's own comes by a poll sooner, unless one round of it takes so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private CancellationTokenSource polite = new();
    private CancellationTokenSource abort = new();
    private bool running;

    /// <summary>Whether the running cell, or the last one, was asked to stop.</summary>
    public bool IsRequested => polite.IsCancellationRequested;

    /// <summary>Cancelled as soon as the running cell is asked to stop.</summary>
    public CancellationToken Token => polite.Token;

    /// <summary>Starts a cell. Threads that an interrupted one left behind had until now to notice.</summary>
    public void Begin()
    {
        lock (gate)
        {
            if (polite.IsCancellationRequested)
            {
                Dispose();
                (polite, abort) = (new(), new());
            }

            Interrupt.IsRequested = false;
            running = true;
        }
    }

    /// <summary>Ends a cell.</summary>
    public void End()
    {
        lock (gate)
            running = false;
    }

    /// <summary>Asks the running cell to stop.</summary>
    public void Request()
    {
        lock (gate)
        {
            if (!running)
                return;
            Interrupt.IsRequested = true;
            abort.CancelAfter(Patience);
        }

        polite.Cancel();
    }

    /// <summary>Runs a cell's code so that it can be stopped.</summary>
    /// <param name="code">The code; it ends when this does.</param>
    /// <exception cref="OperationCanceledException">It was aborted.</exception>
    public void Run(Action code)
    {
#pragma warning disable SYSLIB0046 // Made for this purpose. What it may leave half done is the interrupted call's own data.
        ControlledExecution.Run(code, abort.Token);
#pragma warning restore SYSLIB0046
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        polite.Dispose();
        abort.Dispose();
    }
}
