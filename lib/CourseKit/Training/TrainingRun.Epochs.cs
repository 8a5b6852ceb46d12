using System.Diagnostics;
using CourseKit.Regularization;

namespace CourseKit.Training;

/// <content>The start and end of an epoch, and the end of the run: what is measured, what it decides, which parameters the network ends with.</content>
public sealed partial class TrainingRun
{
    private void MeasureStart()
    {
        var few = Trainer.Measure == TrainingMeasure.Running ? Training.First(EnoughToMeasure) : Training;
        Record(Evaluation.Of(Network, few, Trainer.Loss, Trainer.Metrics));
        RequireFinite();
    }

    private void BeginEpoch()
    {
        if (_shuffling is not null)
        {
            _orderStart = _shuffling.State;
            Shuffle();
        }

        (_begun, _lossSum, _right, _seen) = (true, 0, 0, 0);
        foreach (var callback in Trainer.Callbacks)
            callback.OnEpochStart(this);
    }

    // From the numbers in order, not from the last epoch's: the order follows from the stream's state alone.
    private void Shuffle()
    {
        for (var i = 0; i < _order.Length; i++)
            _order[i] = i;
        _shuffling!.Shuffle<int>(_order);
    }

    private void EndEpoch()
    {
        EpochsDone++;
        (StepsOfEpoch, _begun) = (0, false);
        var averaged = Trainer.TakeAverage && PutAverage();
        Record(Trainer.Measure == TrainingMeasure.WholeSet
            ? Evaluation.Of(Network, Training, Trainer.Loss, Trainer.Metrics)
            : new Evaluation(_lossSum / _seen, _labels is null ? double.NaN : (double)_right / _seen, []));
        RequireFinite();
        Observe();
        if (averaged)
            _kept.CopyTo(Network.Parameters);
        foreach (var callback in Trainer.Callbacks)
            callback.OnEpochEnd(this, LastRecord);
        Report(always: true);
    }

    private void Record(Evaluation training)
    {
        var validation = Validation is null ? null : Evaluation.Of(Network, Validation, Trainer.Loss, Trainer.Metrics);
        _epochs.Add(new EpochRecord(EpochsDone, training.Loss, training.Accuracy, validation?.Loss, validation?.Accuracy)
        {
            Seconds = Seconds,
            LearningRate = LearningRate,
            Penalty = Trainer.Penalty is { } penalty ? _decaying.Sum(part => penalty.Value(part.Weights)) : 0,
            GradientEvaluations = GradientEvaluations,
            Metrics = training.Metrics,
            ValidationMetrics = validation?.Metrics ?? [],
        });
    }

    private void RequireFinite()
    {
        if (!double.IsFinite(LastRecord.Loss))
            End(TrainingStopReason.LossNotFinite, FormattableString.Invariant($"the training loss after epoch {EpochsDone} is {LastRecord.Loss}"));
    }

    // The stopping rule and the plateau rule see the same loss.
    private void Observe()
    {
        var loss = LastRecord.ValidationLoss ?? LastRecord.Loss;
        if (_stopping is not null && Trainer.Stopping!.IsDue(EpochsDone))
        {
            var decision = Trainer.Stopping.Observe(_stopping, EpochsDone, loss, Network.Parameters);
            if (decision == StoppingDecision.Improved)
                Copy(Network.AllStatistics(), _bestStatistics);
            else if (decision == StoppingDecision.Stop)
                End(TrainingStopReason.EarlyStopping, FormattableString.Invariant($"{Trainer.Stopping.Name} after epoch {EpochsDone}: loss {loss:G4}; the parameters are those of epoch {_stopping.BestEpoch}, loss {_stopping.BestLoss:G4}"));
        }

        if (Trainer.Plateau is not { } rule)
            return;
        _plateau = rule.Next(_plateau, loss);
        foreach (var group in _groups)
            group.Reduce(rule, _plateau);
    }

    // Θ into what is kept, Θ̄ into the network.
    private bool PutAverage()
    {
        var any = false;
        foreach (var group in _groups)
        {
            if (group.Average is not { } average)
                continue;
            if (!any)
                Network.Parameters.CopyTo(_kept);
            average.CopyTo(group.Parameters);
            any = true;
        }

        return any;
    }

    private TrainingResult Finish()
    {
        var best = EpochsDone;
        if (_stopping is not null)
        {
            _stopping.RestoreBest(Network.Parameters);
            Copy(_bestStatistics, Network.AllStatistics());
            best = _stopping.BestEpoch;
        }
        else if (Trainer.TakeAverage)
        {
            PutAverage();
        }

        var message = _reason is null
            ? FormattableString.Invariant($"all {Epochs} epochs done: loss {LastRecord.Loss:G4}")
            : _message;
        _result = new TrainingResult(Network, History, _reason ?? TrainingStopReason.EpochsDone, message, best);
        foreach (var callback in Trainer.Callbacks)
            callback.OnEnd(this, _result);
        return _result;
    }

    private void Report(bool always)
    {
        if (Trainer.Progress is not { } progress)
            return;
        if (!always && Stopwatch.GetElapsedTime(_lastReport) < TimeSpan.FromMilliseconds(100))
            return;
        _lastReport = Stopwatch.GetTimestamp();
        var done = ((double)EpochsDone * StepsPerEpoch) + StepsOfEpoch;
        var epochDone = StepsOfEpoch == 0;
        var elapsed = TimeSpan.FromSeconds(Seconds);
        progress.Report(new TrainingProgress(
            epochDone ? EpochsDone : EpochsDone + 1,
            Epochs,
            epochDone ? StepsPerEpoch : StepsOfEpoch,
            StepsPerEpoch,
            epochDone ? LastRecord.Loss : _lossSum / _seen,
            LastRecord.ValidationLoss,
            elapsed,
            done == 0 ? null : elapsed * ((((double)Epochs * StepsPerEpoch) - done) / done)));
    }

    private static void Copy(IEnumerable<Tensors.Vector> from, IEnumerable<Tensors.Vector> to)
    {
        foreach (var (source, target) in from.Zip(to))
            source.CopyTo(target);
    }
}
