namespace CourseKit.Notebooks.Execution;

/// <summary>Runs code cells one after another; state lives on from cell to cell.</summary>
public interface IKernel : IAsyncDisposable
{
    /// <summary>Executes one cell.</summary>
    /// <param name="cell">The cell and its place.</param>
    /// <param name="onOutput">
    /// Called in order for each output as it appears, one call at a time. Console text comes in pieces as it is written,
    /// and an updated display comes again under its <see cref="DisplayOutput.DisplayId"/>: <see cref="OutputList"/> joins
    /// and replaces. A failing cell's <see cref="ErrorOutput"/> is the last output.
    /// </param>
    /// <param name="cancellation">Asks the cell to stop; the kernel may have to die for it.</param>
    /// <returns>How it went. A failing cell is a result, not an exception.</returns>
    /// <exception cref="KernelDiedException">The kernel's process ended; it can run no further cell.</exception>
    Task<CellRun> ExecuteAsync(CellRequest cell, Action<CellOutput> onOutput, CancellationToken cancellation);

    /// <summary>Asks the running cell to stop and to tell where it was. If it does, it ends as a failing cell; code that does not
    /// listen runs on.</summary>
    /// <returns>False when this kernel can't ask: its cells end with their process.</returns>
    bool TryInterrupt() => false;
}
