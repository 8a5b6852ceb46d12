using System.Diagnostics;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A training on its way: <see cref="Step"/> moves it on by one step, <see cref="Run"/> to its end.</summary>
/// <remarks>
/// A step: take the next batch, augment it, forward, loss, back, add the penalty's gradient, Θ ← Θ + Δ, cut weights back. All
/// that the steps to come depend on is in <see cref="Save"/>, and here one can see that nothing else is: the file is long for it. A loss that is not finite ends the run before its step is taken.
/// </remarks>
public sealed partial class TrainingRun
{
    private const int EnoughToMeasure = 1000;

    private readonly GroupState[] _groups;
    private readonly List<(Vector Weights, Vector Gradients, Matrix Matrix)> _decaying;
    private readonly int[] _order;
    private readonly int[]? _labels;
    private readonly int[] _batchLabels;
    private readonly Matrix _targets;
    private readonly Matrix _lastTargets;
    private readonly RandomStream? _shuffling;
    private readonly RandomStream _augmentation;
    private readonly List<double> _steps;
    private readonly List<EpochRecord> _epochs = [];
    private readonly Vector _kept;
    private readonly List<Vector> _bestStatistics;
    private StoppingState? _stopping;
    private readonly int _window;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private PlateauState _plateau;
    private RandomState _orderStart;
    private bool _begun;
    private bool _unfinishedStep;
    private bool _started;
    private double _secondsBefore;
    private double _lossSum;
    private long _right;
    private long _seen;
    private double _recent;
    private long _lastReport;
    private TrainingStopReason? _reason;
    private string _message = "";
    private TrainingResult? _result;

    internal TrainingRun(Trainer trainer, Examples training, int epochs, Examples? validation, bool measureStart = true)
    {
        ArgumentNullException.ThrowIfNull(training);
        Epochs = Within.AtLeast(0, epochs, nameof(epochs));
        (Trainer, Network) = (trainer, trainer.Network);
        training.RequireFit(Network, "training");
        validation?.RequireFit(Network, "validation");
        (Training, Validation) = (training.In(Network.Precision), validation?.In(Network.Precision));
        RunChecks.Require(trainer);
        trainer.Loss.RequireTargets(Training.Targets);
        _groups = [.. trainer.Groups.Select(group => new GroupState(group, Network))];
        _decaying = [.. trainer.Groups.SelectMany(group => Network.Decaying(group.From, group.To))];
        BatchSize = Math.Min(trainer.BatchSize, training.Count);
        var rest = training.Count % BatchSize;
        StepsPerEpoch = (training.Count / BatchSize) + (rest > 0 && !trainer.DropLast ? 1 : 0);
        _order = [.. Enumerable.Range(0, training.Count)];
        _labels = Training.Labels as int[];
        _batchLabels = new int[BatchSize];
        _targets = new Matrix(BatchSize, Network.Output.Size, Network.Precision);
        _lastTargets = rest == 0 ? _targets : new Matrix(rest, Network.Output.Size, Network.Precision);
        _shuffling = trainer.Seed is { } seed ? new RandomStream(seed) : null;
        _augmentation = new RandomStream(trainer.Seed ?? 0).Split();
        _steps = new List<double>((int)Math.Min((long)epochs * StepsPerEpoch, 1 << 20));
        _kept = new Vector(Network.Parameters.Length, Network.Precision);
        _stopping = trainer.Stopping?.Init(Network.Parameters);
        _bestStatistics = trainer.Stopping is null ? [] : [.. Network.AllStatistics().Select(vector => vector.Copy())];
        _window = Math.Clamp(EnoughToMeasure / BatchSize, 1, StepsPerEpoch);
        if (trainer.Plateau is { } plateau)
            _plateau = plateau.Init();
        if (measureStart)
            MeasureStart();
    }

    /// <summary>How it is trained.</summary>
    public Trainer Trainer { get; }

    /// <summary>What is trained.</summary>
    public Network Network { get; }

    /// <summary>What is learned from.</summary>
    public Examples Training { get; }

    /// <summary>What is measured after each epoch; null for nothing.</summary>
    public Examples? Validation { get; }

    /// <summary>Passes to be made through the training set.</summary>
    public int Epochs { get; }

    /// <summary>Passes done.</summary>
    public int EpochsDone { get; private set; }

    /// <summary>Steps done in the epoch that runs.</summary>
    public int StepsOfEpoch { get; private set; }

    /// <summary>Steps that an epoch has.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Examples a step.</summary>
    public int BatchSize { get; }

    /// <summary>Steps done in all.</summary>
    public int StepsDone => _steps.Count;

    /// <summary>Examples whose gradient was computed so far.</summary>
    public long GradientEvaluations { get; private set; }

    /// <summary>The loss on the last step's batch, before the step; NaN before the first.</summary>
    public double LastLoss => _steps.Count > 0 ? _steps[^1] : double.NaN;

    /// <summary>ρ of the last step, of the first group.</summary>
    public double LearningRate => _groups[0].Rate;

    /// <summary>Whether it is at its end.</summary>
    public bool HasEnded => _reason is not null || EpochsDone >= Epochs;

    /// <summary>What was seen so far (a copy).</summary>
    public TrainingHistory History => new([.. _steps], [.. _epochs]) { MetricNames = [.. Trainer.Metrics.Select(metric => metric.Name)] };

    /// <summary>The best loss that the stopping rule saw, and its epoch; null without a rule.</summary>
    public (double Loss, int Epoch)? Best => _stopping is null ? null : (_stopping.BestLoss, _stopping.BestEpoch);

    /// <summary>The record of the last epoch that was done (epoch 0: the start).</summary>
    public EpochRecord LastRecord => _epochs[^1];

    /// <summary>The last step's matrices, layer by layer.</summary>
    internal NetworkPass Pass { get; private set; } = null!;

    private double Seconds => _secondsBefore + _watch.Elapsed.TotalSeconds;

    /// <summary>Moves on by one step, and by the end of the epoch where it was the last one; nothing when it has ended.</summary>
    /// <returns>Whether there is more to do.</returns>
    public bool Step()
    {
        Interruption.Poll();
        Begin();
        if (HasEnded)
            return false;
        if (StepsOfEpoch == 0 && !_begun)
            BeginEpoch();
        if (StepsOfEpoch < StepsPerEpoch)
            TakeStep();
        if (_reason is null && StepsOfEpoch == StepsPerEpoch)
            EndEpoch();
        return !HasEnded;
    }

    /// <summary>Moves on to the end, and gives the network its final parameters: the best, the average, or the last.</summary>
    /// <param name="cancellation">Ends it between two steps; the result says so.</param>
    public TrainingResult Run(CancellationToken cancellation = default)
    {
        Begin();
        while (!HasEnded)
        {
            if (cancellation.IsCancellationRequested)
                End(TrainingStopReason.Cancelled, Invariant($"cancelled in epoch {EpochsDone + 1}, after {StepsDone} steps"));
            else
                Step();
        }

        return _result ?? Finish();
    }

    /// <summary>Asks for the end after the step that runs: what a callback calls.</summary>
    /// <param name="why">The reason, for the result's message.</param>
    public void Stop(string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        End(TrainingStopReason.Callback, why);
    }

    private void Begin()
    {
        if (_started)
            return;
        _started = true;
        foreach (var callback in Trainer.Callbacks)
            callback.OnStart(this);
    }

    private void TakeStep()
    {
        var start = StepsOfEpoch * BatchSize;
        var which = _order.AsSpan(start, Math.Min(BatchSize, _order.Length - start));
        _unfinishedStep = true;
        var ahead = GoToGradientPoint();
        var loss = GradientOf(which);
        if (ahead)
            _kept.CopyTo(Network.Parameters);
        GradientEvaluations += which.Length;
        if (!double.IsFinite(loss))
        {
            End(TrainingStopReason.LossNotFinite, FormattableString.Invariant($"the loss of step {StepsDone + 1}, in epoch {EpochsDone + 1}, is {loss}: the step was not taken; try a smaller learning rate"));
            return;
        }

        foreach (var callback in Trainer.Callbacks)
            callback.OnGradient(this);
        foreach (var group in _groups)
            group.Optimizer.Step(group.State, group.Gradients, group.Parameters);
        if (Trainer.MaxNorm is { } limit)
        {
            foreach (var (_, _, matrix) in _decaying)
                limit.Apply(matrix);
        }

        Count(loss, which.Length);
        _unfinishedStep = false;
        foreach (var callback in Trainer.Callbacks)
            callback.OnStep(this);
        Report(StepsOfEpoch == StepsPerEpoch);
    }

    // Nesterov looks ahead: the gradient is taken at Θ + αv, and Θ put back.
    private bool GoToGradientPoint()
    {
        var ahead = false;
        foreach (var group in _groups)
        {
            var point = group.Optimizer.GradientPoint(group.State, group.Parameters);
            if (ReferenceEquals(point, group.Parameters))
                continue;
            if (!ahead)
                Network.Parameters.CopyTo(_kept);
            point.CopyTo(group.Parameters);
            ahead = true;
        }

        return ahead;
    }

    private double GradientOf(ReadOnlySpan<int> which)
    {
        var pass = Pass = Network.PassOf(which.Length);
        var targets = which.Length == _targets.Rows ? _targets : _lastTargets;
        RowGather.Copy(Training.X, which, pass.Input);
        RowGather.Copy(Training.Targets, which, targets);
        Trainer.Augment?.Invoke(pass.Input, _augmentation);
        Network.Run(pass, training: true);
        var loss = Trainer.Loss.EvaluateChecked(pass.Output, targets, pass.OutputGradient);
        if (_labels is not null && Trainer.Measure == TrainingMeasure.Running)
            _right += RightOf(pass.Output, which);
        Network.Backward(pass);
        if (Trainer.Penalty is { } penalty)
        {
            foreach (var (weights, gradients, _) in _decaying)
                penalty.AddGradient(weights, gradients);
        }

        return loss;
    }

    private int RightOf(Matrix outputs, ReadOnlySpan<int> which)
    {
        for (var i = 0; i < which.Length; i++)
            _batchLabels[i] = _labels![which[i]];
        return Evaluation.Right(outputs, _batchLabels.AsSpan(0, which.Length));
    }

    private void Count(double loss, int examples)
    {
        _steps.Add(loss);
        _lossSum += loss * examples;
        _seen += examples;
        StepsOfEpoch++;
        if (Trainer.GiveUpAt is not { } factor)
            return;
        var window = Math.Min(_window, _steps.Count);
        _recent = 0;
        for (var i = _steps.Count - window; i < _steps.Count; i++)
            _recent += _steps[i];
        _recent /= window;
        if (_steps.Count >= _window && _recent > factor * _epochs[0].Loss)
            End(TrainingStopReason.LossPassedLimit, FormattableString.Invariant($"the loss, {_recent:G4} over the last {window} steps, passed {factor:G4} × {_epochs[0].Loss:G4}, that of the start: given up in epoch {EpochsDone + 1}"));
    }

    private void End(TrainingStopReason reason, string message)
    {
        if (_reason is null)
            (_reason, _message) = (reason, message);
    }
}
