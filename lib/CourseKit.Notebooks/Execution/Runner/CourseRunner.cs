using System.Diagnostics;

namespace CourseKit.Notebooks.Execution;

/// <summary>Runs the notebooks of a course side by side, each on a kernel of its own, and writes each one's page as soon as
/// it is done. A notebook that has not changed since its last good run is not executed again.</summary>
/// <param name="kernels">Starts kernels.</param>
/// <param name="site">Takes the results.</param>
/// <param name="read">Reads a notebook file; throws <see cref="NotebookFormatException"/> for a damaged one.</param>
/// <param name="options">Limits and choices.</param>
public sealed class CourseRunner(KernelFactory kernels, ICourseSite site, Func<string, Notebook> read, CourseRunOptions options)
{
    /// <summary>What identifies the engine in the record; a test can set another.</summary>
    internal string Engine { get; init; } = FingerprintReader.ThisEngine;

    /// <summary>Runs notebooks.</summary>
    /// <param name="paths">The notebooks, as <see cref="CourseFiles.Find"/> gives them.</param>
    /// <param name="onEvent">Called, one event at a time, when a notebook starts, reaches a code cell, and ends.</param>
    /// <param name="cancellation">Stops the run: finished pages stay, the index is written, the rest is reported.</param>
    /// <exception cref="CourseInputException">Another run is writing to the output folder, or a page would overwrite its
    /// own notebook.</exception>
    public async Task<CourseRun> RunAsync(
        IReadOnlyList<string> paths, Action<CourseEvent>? onEvent = null, CancellationToken cancellation = default)
    {
        RefuseOverwriting(paths);
        var watch = Stopwatch.StartNew();
        using var taken = OutputLock.Take(site.Folder);
        var early = new EarlyKernel(kernels);
        await using var unused = early.ConfigureAwait(false);
        if (paths.Count > 0 && (options.Force || !RunRecord.IsIn(site.Folder)))
            early.Begin(new(Path.GetDirectoryName(Path.GetFullPath(paths[0]))!, options.Notebook.MemoryBytes));
        var book = new CourseBook(site, read, paths, Engine);
        var results = new NotebookResult?[paths.Count];
        var gate = new Lock();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var prepared = site.PrepareAsync(stop.Token);
        var scene = new Scene(book, early, prepared, Raise);
        var work = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Jobs), CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, paths.Count), work, async (i, token) =>
            {
                var result = await RunOneAsync(scene, book.Planned[i], token).ConfigureAwait(false);
                results[i] = result;
                Raise(new(result.Name, result.CellsRun, result.Cells, result));
                if (options.FailFast && result.State == NotebookState.Failed)
                    await stop.CancelAsync().ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Those that were not begun have no result; they are reported below.
        }

        var message = await prepared.ContinueWith(
            task => task.IsCompletedSuccessfully ? task.Result : null, TaskScheduler.Default).ConfigureAwait(false);
        book.Finish();
        await scene.EndAsync().ConfigureAwait(false);
        return new(
            [.. book.Planned.Select((entry, i) => results[i] ?? new(entry.Name, entry.SourcePath, NotebookState.NotStarted)
            {
                Cells = entry.Source is null ? 0 : NotebookRunner.CountCode(entry.Source),
            })],
            watch.Elapsed, cancellation.IsCancellationRequested)
        {
            Message = message,
        };

        void Raise(CourseEvent what)
        {
            lock (gate)
                onEvent?.Invoke(what);
        }
    }

    private async Task<NotebookResult> RunOneAsync(Scene scene, CourseEntry entry, CancellationToken cancellation)
    {
        var (book, early, prepared, raise) = scene;
        var result = new NotebookResult(entry.Name, entry.SourcePath, NotebookState.Failed);
        var writes = false;
        try
        {
            if (entry.Source is not { } notebook)
            {
                await prepared.ConfigureAwait(false);
                writes = true;
                book.Fail(entry);
                return result with { Errors = [entry.Error!] };
            }

            var cells = NotebookRunner.CountCode(notebook);
            result = result with { Cells = cells };
            var fingerprint = book.FingerprintOf(entry);
            if (!options.Force && book.LastGoodRun(entry, fingerprint) is { } last)
            {
                await prepared.ConfigureAwait(false);
                writes = true;
                if (book.Confirm(entry, last))
                {
                    return result with
                    {
                        State = NotebookState.UpToDate,
                        CellsRun = last.CellsRun,
                        PassedOver = last.PassedOver,
                        Exercises = last.Exercises ?? [],
                        Elapsed = TimeSpan.FromSeconds(last.Seconds),
                    };
                }
            }

            raise(new(entry.Name, 0, cells));
            scene.Rehearse(site, notebook);
            var begun = 0;
            var run = await new NotebookRunner(early.TakeAsync, options.Notebook) { OnEnding = scene.Add }
                .RunAsync(notebook, _ => raise(new(entry.Name, ++begun, cells)), cancellation).ConfigureAwait(false);
            if (run.State != NotebookState.Cancelled)
            {
                if (!prepared.IsCompleted)
                    raise(new(entry.Name, begun, cells) { Waits = "Fetching the scripts of the pages, once (at most three minutes)" });
                await prepared.ConfigureAwait(false);
                writes = true;
                book.Keep(entry, run, fingerprint);
            }

            return result with
            {
                State = run.State,
                CellsRun = run.CellsRun,
                PassedOver = run.PassedOver,
                Exercises = run.Exercises,
                Errors = run.State == NotebookState.Failed ? run.Errors : [],
                Elapsed = run.Elapsed,
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return result with { State = NotebookState.Cancelled };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var folder = Path.GetDirectoryName(entry.SourcePath);
            var what = writes ? $"its page could not be written: {FileFault.Told(fault)}"
                : Directory.Exists(folder) ? $"what it depends on could not be read: {FileFault.Told(fault)}"
                : $"its folder {folder} is gone since the run began; put it back and run the notebook again";
            return result with { Errors = [$"{result.FileName}: {what}"] };
        }
    }

    /// <summary>What the notebooks of a run share.</summary>
    private sealed record Scene(CourseBook Book, EarlyKernel Early, Task Prepared, Action<CourseEvent> Raise)
    {
        private readonly List<Task> _endings = [];
        private int _rehearsals;

        /// <summary>Notes a kernel that is ending, which need not keep its notebook's page waiting.</summary>
        public void Add(Task ending)
        {
            lock (_endings)
                _endings.Add(ending);
        }

        /// <summary>Waits until every kernel has ended.</summary>
        public Task EndAsync()
        {
            lock (_endings)
                return Task.WhenAll(_endings);
        }

        /// <summary>Lets the site get ready while the first notebook runs.</summary>
        public void Rehearse(ICourseSite site, Notebook notebook)
        {
            if (Interlocked.Increment(ref _rehearsals) > 1)
                return;
            _ = Task.Run(() =>
            {
                try
                {
                    site.Rehearse(notebook);
                }
                catch (Exception)
                {
                    // What is wrong comes again when the page is written, where it is told.
                }
            });
        }
    }

    private void RefuseOverwriting(IReadOnlyList<string> paths)
    {
        var own = paths.FirstOrDefault(path => site.FilesOf(Path.GetFileNameWithoutExtension(path)).Any(file => SameFile.Is(file, path)));
        if (own is not null)
            throw new CourseInputException($"{own} would be overwritten by its own result: choose another folder with --out");
    }
}
