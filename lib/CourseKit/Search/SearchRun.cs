using System.Runtime.ExceptionServices;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>Carries a search out: rounds from the searcher, trials over the jobs, results into the record.</summary>
internal sealed class SearchRun(Searcher searcher, SearchSpace space, Func<Setting, TrialContext, double> objective, SearchOptions options)
{
    private readonly Lock _finishing = new();
    private readonly List<Trial> _trials = [];
    private long _began;
    private int _done;
    private int _resumed;
    private Trial? _best;

    internal SearchResult ToEnd()
    {
        _began = options.Clock.GetTimestamp();
        var total = searcher.TrialCount(space);
        using var held = options.Record?.Hold();
        options.Record?.Begin(searcher, space, options.Seed);
        foreach (var round in searcher.Rounds(space, new RandomStream(options.Seed)))
        {
            round.Trials = Try(round.Proposals, total);
            _trials.AddRange(round.Trials);
        }

        if (_done != total)
            options.Progress?.Invoke(new SearchProgress(_done, _done, _best, Elapsed, _resumed));
        return new SearchResult(searcher.Name, space, _trials, Elapsed);
    }

    private TimeSpan Elapsed => options.Clock.GetElapsedTime(_began);

    private Trial[] Try(IReadOnlyList<Proposal> proposals, int total)
    {
        var trials = new Trial[proposals.Count];
        var first = _trials.Count;
        var next = -1;
        ExceptionDispatchInfo? fault = null;

        void Work()
        {
            while (Volatile.Read(ref fault) is null)
            {
                var place = Interlocked.Increment(ref next);
                if (place >= trials.Length)
                    return;
                try
                {
                    trials[place] = Finish(first + place, proposals[place], total);
                }
#pragma warning disable CA1031, MA0045 // It is thrown on, on the caller's thread.
                catch (Exception thrown)
                {
                    Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(thrown), null);
                }
#pragma warning restore CA1031, MA0045
            }
        }

        // The caller's thread is one of the jobs; the others have threads of their own, for a trial may run for hours.
        var helpers = Enumerable.Range(1, Math.Min(options.Jobs, trials.Length) is var jobs && jobs > 1 ? jobs - 1 : 0)
            .Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Work();
        Task.WaitAll(helpers, CancellationToken.None);
        fault?.Throw();
        return trials;
    }

    private Trial Finish(int number, Proposal proposal, int total)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        Interruption.Poll();
        var known = options.Record?.Find(number, proposal);
        var trial = known ?? Run(number, proposal);
        lock (_finishing)
        {
            if (known is null)
                options.Record?.Add(trial);
            else
                _resumed++;
            _done++;
            if (trial.HasScore && (_best is null || Trial.Compare(trial, _best) < 0))
                _best = trial;
            options.Progress?.Invoke(new SearchProgress(_done, Math.Max(total, _done), _best, Elapsed, _resumed));
        }

        return trial;
    }

    private Trial Run(int number, Proposal proposal)
    {
        var context = new TrialContext(number, proposal.Setting, proposal.Budget, proposal.Continues, options);
        var score = double.NaN;
        TrialStatus status;
        string? note;
        var began = options.Clock.GetTimestamp();
        try
        {
            score = objective(proposal.Setting, context);
            (status, note) = double.IsFinite(score) ? (TrialStatus.Done, null) : (TrialStatus.Failed, $"the score was {Storage.Text(score)}");
        }
        catch (OperationCanceledException) when (options.Cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception) when (Interruption.IsRequested)
        {
            // Whatever the interruption made of it: the trial was not finished, and the record must not say that it failed.
            throw;
        }
#pragma warning disable CA1031 // Whatever an objective throws is that trial's result.
        catch (Exception thrown)
        {
            (status, note) = (TrialStatus.Failed, $"{thrown.GetType().Name}: {thrown.Message.ReplaceLineEndings(" ")}");
        }
#pragma warning restore CA1031

        // What a report ended has ended, however the objective left its loop.
        if (context.Ended is { } ended)
            (status, note, score) = (ended, context.Note, double.IsFinite(score) ? score : context.Curve[^1].Cost);
        return new Trial(number, proposal.Setting, proposal.Budget, status, status is TrialStatus.Done or TrialStatus.Stopped ? score : double.NaN)
        {
            Curve = context.Curve,
            Note = note,
            Time = options.Clock.GetElapsedTime(began),
            Continues = proposal.Continues,
        };
    }
}
