namespace CourseKit.Notebooks.Execution;

/// <summary>Starts the first notebook's kernel while the runner still reads records and notebooks: its process takes longer
/// to get going than all of that.</summary>
/// <param name="kernels">Starts kernels.</param>
internal sealed class EarlyKernel(KernelFactory kernels) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private KernelStart? _known;
    private Task<IKernel>? _early;

    /// <summary>Begins to start a kernel.</summary>
    public void Begin(KernelStart start)
    {
        _known = start;
        _early = Task.Run(() => kernels(start, _stop.Token));
    }

    /// <summary>The early kernel for whoever asks first for one of its kind; for others a new one.</summary>
    public async Task<IKernel> TakeAsync(KernelStart start, CancellationToken cancellation)
    {
        if (start != _known || Interlocked.Exchange(ref _early, null) is not { } begun)
            return await kernels(start, cancellation).ConfigureAwait(false);
        var giveUp = cancellation.Register(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop);
        await using (giveUp.ConfigureAwait(false))
            return await begun.ConfigureAwait(false);
    }

    /// <summary>Ends the kernel if nobody has taken it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _early, null) is { } unused)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            try
            {
                await (await unused.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception)
            {
                // It could not be started, or was ended on the way: nobody wanted it.
            }
        }

        _stop.Dispose();
    }
}
